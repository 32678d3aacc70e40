class Decoy {
    String answer(String question) {
        return question;
    }
}
