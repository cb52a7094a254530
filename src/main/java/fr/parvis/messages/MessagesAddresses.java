// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.messages;

/** Addresses of pages of this module, for links from other modules. */
public final class MessagesAddresses {
    /** Calls to make, and what was sent. */
    public static final String MESSAGES = "/bureau/messages";

    private MessagesAddresses() {}
}
