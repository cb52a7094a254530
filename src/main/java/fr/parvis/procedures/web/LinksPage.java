// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.web;

import fr.parvis.shell.FilledForm;
import fr.parvis.shell.Option;
import fr.parvis.values.Paging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sheets that go with themes, and the form that adds one.
 *
 * @param edition of the guide, in words; null without one
 * @param of the theme that the list is narrowed to; empty for all
 */
public record LinksPage(
        @Nullable String edition,
        List<Row> rows,
        int total,
        Paging paging,
        String of,
        List<Option> themes,
        List<Option> operators,
        FilledForm filled) {

    /** A sheet of a theme in words, and the codes that remove it. @param gone whether the guide no longer holds it */
    public record Row(
            String theme,
            String operator,
            String sheet,
            String title,
            boolean gone,
            String themeCode,
            String operatorCode) {}
}
