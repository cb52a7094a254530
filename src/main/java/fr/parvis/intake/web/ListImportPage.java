// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.intake.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import fr.parvis.values.RowProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Content of the pages on which lists are imported. */
public interface ListImportPage {

    /**
     * Lists that came in, and those that wait to be looked at.
     *
     * @param keeps whether the viewer may change arrangements and sectors
     * @param unplaced open entries that no point goes to
     */
    record Lists(
            List<Waiting> waiting,
            List<Aside> aside,
            List<Row> rows,
            int total,
            int page,
            int pages,
            boolean keeps,
            boolean arranged,
            int unplaced) {}

    /** A file that waits. */
    record Waiting(String href, String fileName, String about) {}

    /** A file that cannot be imported. */
    record Aside(String fileName, String about, String why) {}

    /** A list that was taken. */
    record Row(String href, String day, String name, String about, String counts, int refused) {}

    /** The choice of a file. */
    record Choice(Problems problems, List<Option> arrangements, String arrangement, int megabytes, int lines) {}

    /**
     * A field and the column that holds it.
     *
     * @param error reason why the choice is not possible
     */
    record Column(
            String name,
            String label,
            String heading,
            boolean needed,
            @Nullable String error) {}

    /** A household that a case helps already; the link only for who may follow it. */
    record Followed(String line, @Nullable String href) {}

    /**
     * Changes that taking the file would make.
     *
     * @param nothing reason why no line of it can be taken; empty when some can
     * @param headings of the file, each with an example
     */
    record Preview(
            String id,
            String fileName,
            String arrangement,
            String nothing,
            int fresh,
            int renewed,
            int followed,
            int objected,
            int refused,
            List<Column> columns,
            List<Option> headings,
            List<String> notKept,
            List<RowProblem> errors,
            List<Followed> helped,
            Problems problems) {
        public int good() {
            return fresh + renewed;
        }
    }

    /**
     * Changes that were made.
     *
     * @param errors the first ones, while they are kept
     * @param over whether refused lines are past their term
     */
    record Result(
            String id,
            String fileName,
            String arrangement,
            String received,
            int taken,
            int renewed,
            int followed,
            int objected,
            int refused,
            int columnsLeft,
            List<RowProblem> errors,
            int allErrors,
            boolean over,
            String until) {}
}
