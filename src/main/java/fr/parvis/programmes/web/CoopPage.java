// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.web;

import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Page of the file for La Coop.
 *
 * @param from and {@code to}: the period, as typed
 * @param problems of the period; then nothing of it is shown
 * @param swap address of the page with its two days exchanged, when the last is before the first
 * @param fresh lines of the next file by kind; {@code lines}: all of them
 * @param byProblem number of acts by problem
 * @param faulty acts with what is wrong, those that are kept out first
 * @param latest number of files listed, in words, where there are older ones
 */
public record CoopPage(
        String from,
        String to,
        Problems problems,
        @Nullable String swap,
        int lines,
        String fresh,
        String corrected,
        String withdrawn,
        String unchanged,
        String refused,
        List<String> byProblem,
        List<Row> faulty,
        int page,
        int pages,
        List<File> files,
        @Nullable String latest) {

    public record Row(String day, String what, List<String> wrong, boolean goes, String href) {}

    public record File(String name, String period, String made, String acts, String csv, String xlsx, String remove) {}
}
