// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.files;

import java.util.Locale;

/** Language and words of a paper beyond those of its template. */
public interface PaperWords {
    /** Language in which it is written. */
    Locale locale();

    /** Word that stands for letters that no font has. */
    String undrawn();
}
