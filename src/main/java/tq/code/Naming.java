package tq.code;

/**
 * A name that the code gives to spans.
 *
 * @param place the function that is decorated with it, or else the call that it is given in
 * @param function what makes the spans, without its class, where the code says so: the function decorated or handed over; else empty
 * @param isCall whether the function stands elsewhere
 */
record Naming(String name, CodePlace place, String function, boolean isCall) {

    /** Whether it is a call that opens a span within a function of that name. */
    boolean isWithin(String name) {
        String around = place.function();
        return isCall && function.isEmpty() && around.substring(around.lastIndexOf('.') + 1).equals(name);
    }
}
