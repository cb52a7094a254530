// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.hotline;

import fr.parvis.shell.Words;

/** Words of this module that pages of other modules show. */
public final class HotlineWords {
    private HotlineWords() {}

    /** Result of a call, by its code. */
    public static String result(String code) {
        return Words.ofCode("hotline.result.", code);
    }
}
