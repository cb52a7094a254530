// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.statistics.web;

import fr.parvis.shell.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Content of the page of partners' codes. */
public record CodesPage(
        String extent,
        String whose,
        List<Option> extents,
        PeriodFields dates,
        List<FiguresPage.Preset> presets,
        String query,
        String period,
        @Nullable String hiding,
        String madeOn,
        List<Part> parts) {

    /**
     * One outside list.
     *
     * @param several whether a request may stand in several rows
     */
    public record Part(
            String id,
            String title,
            String definition,
            String total,
            String translated,
            String without,
            boolean several,
            List<Row> rows) {}

    /**
     * One of its codes.
     *
     * @param hours the same time in hours, as a spreadsheet reads it
     * @param unconfirmed note that nobody has confirmed the translation, in words, when so
     * @param activities number without a visitor among them, in words
     */
    public record Row(
            String code,
            String label,
            String requests,
            String time,
            String hours,
            @Nullable String unconfirmed,
            @Nullable String activities) {}
}
