// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline;

/** Addresses of pages of this module, for links from other modules. */
public final class HotlineAddresses {
    /** The line, for who answers it. */
    public static final String LINE = "/bureau/ligne";

    /** The line, for who supervises it. */
    public static final String FOLLOW = "/bureau/suivi-de-la-ligne";

    /** The public form that asks to be called back. */
    public static final String CALL_BACK = "/rappel";

    private HotlineAddresses() {}
}
