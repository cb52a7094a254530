// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.sync;

/** A field of a command's payload is not what it must be. */
public class UnreadablePayload extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;

    public UnreadablePayload(String field) {
        super("the payload's field " + field + " cannot be read");
        this.field = field;
    }

    /** {@code requests[0].theme}; {@code payload} when it is the whole. */
    public String field() {
        return field;
    }
}
