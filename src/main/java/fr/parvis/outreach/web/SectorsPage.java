// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Content of pages of sectors. */
public interface SectorsPage {

    /** All of them, and where entries have no point. */
    record All(List<Row> rows, List<Unplaced> unplaced, List<Option> points) {}

    /** One sector. */
    record Row(String href, String name, String about, String point) {}

    /**
     * A commune whose entries no point goes to.
     *
     * @param commune INSEE code; empty when it is not known
     */
    record Unplaced(String commune, String name, String count) {}

    /** The form of a sector. */
    record Form(
            String id, boolean fresh, int version, Map<String, String> typed, List<Option> points, Problems problems) {
        public String of(String field) {
            return Objects.requireNonNullElse(typed.get(field), "");
        }
    }
}
