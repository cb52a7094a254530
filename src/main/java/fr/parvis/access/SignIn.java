package fr.parvis.access;

import java.util.UUID;

/** Checks who somebody claims to be, one step at a time, and slows down who guesses. */
public interface SignIn {

    /** What a step of signing in answers. */
    sealed interface Outcome {
        /** All steps done. */
        record Welcome(UUID account) implements Outcome {}

        /** The password is right; a code is asked for. */
        record CodeNeeded(UUID account) implements Outcome {}

        /** The password is right; the role asks for a second step that is not set up yet. */
        record SecondStepToSetUp(UUID account) implements Outcome {}

        /** Wrong address, password or code: which one is not said. */
        record Wrong() implements Outcome {}

        /** Too many wrong attempts on this account or from this origin: try again in some minutes. */
        record TooMany(int minutes) implements Outcome {}
    }

    Outcome password(String email, String password, String origin);

    /** The six digits of an authenticator (RFC 6238), or a printed one-time code. */
    Outcome code(UUID account, String code, String origin);

    /**
     * Sets up the second step that the role asks for, then lets in.
     *
     * @param proposal the sealed secret that the page showed
     */
    Outcome setUp(UUID account, String proposal, String code, String origin);
}
