// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The guide with what was found.
 *
 * @param asked text of the search
 * @param proposed sheets that go with the visit or theme that led here
 * @param visit the visit that led here; null without one
 * @param ready whether searches can be answered
 * @param there whether a guide was imported
 */
public record ProceduresPage(
        String asked,
        List<Answer> found,
        List<Answer> proposed,
        @Nullable String visit,
        boolean ready,
        boolean there) {

    /**
     * A sheet in a list.
     *
     * @param warning note that it is old
     * @param put address that puts it on the paper of the visit that led here
     */
    public record Answer(
            String href,
            String id,
            String title,
            String answer,
            List<String> papers,
            List<String> forms,
            String date,
            @Nullable String warning,
            @Nullable String put) {}
}
