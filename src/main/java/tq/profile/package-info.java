/**
 * What is in the inputs, for someone who has never seen them: {@link tq.profile.Profile} takes traces one after another and
 * gives rows about their fields and keys, {@link tq.profile.ProfileTables} shows these to people. Memory is bounded, whatever comes.
 */
package tq.profile;
