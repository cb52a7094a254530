// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a letter is handed in.
 *
 * @param caseFile from whose page one comes, with what is asked and for whom; empty for none
 * @param visit from which one comes; empty for none
 * @param pictures whether pictures can be read here
 * @param documents of the case, that may be read too
 * @param counted number of letters of each kind read in twelve months
 */
public record StartPage(
        String caseFile,
        @Nullable String asked,
        @Nullable String personName,
        String visit,
        boolean pictures,
        List<Option> documents,
        List<Counted> counted,
        long most,
        Problems problems) {

    /** A kind in words. */
    public record Counted(String kind, String letters) {}
}
