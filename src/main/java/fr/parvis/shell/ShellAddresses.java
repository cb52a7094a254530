// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

/** Addresses of pages of this module, for links from other modules. */
public final class ShellAddresses {
    /** The guide, chapter by chapter. */
    public static final String GUIDE = "/bureau/aide";

    /** How other programs join; the types of errors of the API lead here. */
    public static final String API = "/api";

    private ShellAddresses() {}

    /** A chapter of the guide, or a heading in it: {@code 09-impaye-energie#r3}. */
    public static String guide(String topic) {
        return GUIDE + "/" + topic;
    }
}
