// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.access;

import java.io.Serializable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Checks who somebody claims to be, one step at a time, and slows down who guesses. */
public interface SignIn {

    /**
     * Origin of a sign-in.
     *
     * @param origin as limits count it
     * @param browser the cookie by which a browser that signed in before is known
     */
    record From(String origin, @Nullable String browser) {}

    /**
     * Proof that somebody knew the password of an account, as its credentials were then. Worth nothing once they changed.
     *
     * @param version of the credentials
     */
    record Proof(UUID account, int version) implements Serializable {}

    /**
     * Person for whom an identity provider vouches.
     *
     * @param key under what it is known here who they are there
     * @param email address that the provider checked
     * @param secondStep whether they proved more than a password there
     * @param session as the provider names it, to end it later; null: it names none
     */
    record Vouched(
            String key,
            String email,
            boolean secondStep,
            @Nullable String session) {}

    /** Answer to a step of signing in. */
    sealed interface Outcome {
        /** The step is taken: what comes next. */
        sealed interface Next extends Outcome {}

        /**
         * All steps done.
         *
         * @param secondStep whether a second step was proved
         * @param browser the cookie by which this browser is known from now on
         */
        record Welcome(UUID account, boolean secondStep, String browser) implements Next {}

        /** The password is right; a code is asked for. */
        record CodeNeeded(Proof proof) implements Next {}

        /** The password is right, the browser was never seen: a code is asked for that a person in charge reads out. */
        record ReadOutCodeNeeded(Proof proof) implements Next {}

        /** The password is right; the role asks for a second step that is not set up yet. */
        record SecondStepToSetUp(Proof proof) implements Next {}

        /** Wrong address, password or code: which one is not said. */
        record Wrong() implements Outcome {}

        /** The password that was proved is not the account's any more, or the account changed otherwise: from the start again. */
        record Over() implements Outcome {}

        /** Too many wrong attempts on this account or from this origin: try again in some minutes. */
        record TooMany(int minutes) implements Outcome {}

        /** Too many people sign in at this moment: try again in some seconds. */
        record Busy() implements Outcome {}
    }

    Outcome password(String email, String password, From from);

    /**
     * Goes on from a password that was chosen this moment, by a one-time link or with the network: the browser is its holder's.
     *
     * @param proof the credentials with that password
     */
    Outcome chosen(Proof proof, From from);

    /**
     * Goes on from an identity provider. The first time, its person is bound to the account, invited or active, of the address; from then on that
     * account is theirs whatever their address is, and nobody else's of that provider. Without an account: wrong.
     */
    Outcome vouched(Vouched who, From from);

    /** The six digits of an authenticator (RFC 6238), a printed one-time code, or the code that was read out. */
    Outcome code(Proof proof, String code, From from);

    /**
     * Answer of a browser that was asked for a passkey.
     *
     * @param json a credential of WebAuthn, as the browser writes it
     * @param challenge bytes that it was asked to sign
     * @param site whole address of the site
     */
    record PasskeyAnswer(String json, byte[] challenge, String site) {}

    /** A passkey in place of the code. */
    Outcome passkey(Proof proof, PasskeyAnswer answer, From from);

    /**
     * Sets up the second step that the role asks for, then lets in.
     *
     * @param proposal the sealed secret that the page showed
     */
    Outcome setUp(Proof proof, String proposal, String code, From from);

    /** Sets up the second step by printed codes, for somebody without a telephone, then lets in; the next page shows the codes. */
    Outcome setUpByCodes(Proof proof, From from);
}
