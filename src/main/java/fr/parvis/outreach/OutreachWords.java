// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach;

import fr.parvis.shell.Words;

/** Words of this module that pages of other modules show. */
public final class OutreachWords {
    private OutreachWords() {}

    /** Channel of an attempt, by its code. */
    public static String channel(String code) {
        return Words.ofCode("outreach.work.channel.", code);
    }

    /** Outcome of an attempt, by its code. */
    public static String outcome(String code) {
        return Words.ofCode("outreach.work.outcome.", code);
    }

    /** Title of the page at {@link OutreachAddresses#LISTS}. */
    public static String lists() {
        return Words.t("outreach.work.title");
    }

    /** Title of the page at {@link OutreachAddresses#SECTORS}. */
    public static String sectors() {
        return Words.t("outreach.lists.sectors");
    }

    /** Title of the page at {@link OutreachAddresses#OBJECTIONS}. */
    public static String objections() {
        return Words.t("outreach.lists.objections");
    }
}
