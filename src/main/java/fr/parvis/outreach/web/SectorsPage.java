// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.outreach.web;

import fr.parvis.shell.FilledForm;
import fr.parvis.shell.FormSubject;
import fr.parvis.shell.Option;
import java.util.List;

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
    record Form(FormSubject subject, FilledForm filled, List<Option> points) {}
}
