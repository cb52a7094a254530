// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain.reading;

/** A file of the guide that is not imported, and why: the end of a message key. */
public final class UnreadableGuide extends Exception {
    /** Why a file is not imported. */
    public enum Why {
        NO_ZIP,
        TRUNCATED,
        UNSAFE_NAME,
        SWELLS,
        TOO_MANY,
        UNSAFE_XML,
        BROKEN_XML,
        EMPTY,
        SHRUNK,
        UNREACHABLE
    }

    private final Why why;

    public UnreadableGuide(Why why) {
        this(why, why.name());
    }

    /** @param where the entry of the zip */
    public UnreadableGuide(Why why, String where) {
        super(where);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
