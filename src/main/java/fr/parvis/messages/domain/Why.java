// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages.domain;

import java.util.Set;

/** Reasons of a message's state, as they are stored; each has its words. */
public final class Why {
    /** The module that asked withdrew it. */
    public static final String OFF = "off";

    /** It was withdrawn while it was being sent, and went all the same. */
    public static final String OFF_BUT_GONE = "off-but-gone";

    /** A reminder of another time replaces it. */
    public static final String MOVED = "moved";

    /** The person wants no SMS. */
    public static final String STOPPED = "stopped";

    /** The person is in danger at home since it was planned: somebody calls. */
    public static final String DISCREET = "discreet";

    /** The person took their agreement back. */
    public static final String AGREEMENT = "agreement";

    /** The provider or the mail server refused it. */
    public static final String REFUSED = "refused";

    /** The provider says that it could not be delivered. */
    public static final String NOT_DELIVERED = "not-delivered";

    /** The message that it stood in for arrived after all. */
    public static final String ARRIVED = "arrived";

    /** The sender stopped in the middle, or the provider's answer was not understood. */
    public static final String NO_ANSWER = "no-answer";

    public static final String REACHED = "reached";
    public static final String VOICEMAIL = "voicemail";
    public static final String WRONG_NUMBER = "wrong-number";
    public static final String UNWANTED = "unwanted";

    /** Reasons with which a call may end; after no answer it waits for another try. */
    public static final Set<String> CALL_ENDS = Set.of(REACHED, VOICEMAIL, WRONG_NUMBER, UNWANTED);

    private Why() {}
}
