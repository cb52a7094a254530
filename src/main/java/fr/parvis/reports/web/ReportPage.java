// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reports.web;

import fr.parvis.reports.domain.Block;
import fr.parvis.shell.Bar;
import fr.parvis.shell.Option;
import fr.parvis.values.Paragraph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report as the screen shows it, one section at a time.
 *
 * @param sections addresses and titles, when there are several
 * @param section address of the one that is shown
 * @param changes of the last section; what differs from the version before
 * @param frozen time, author and whether it is intact; empty for one that is still written
 * @param warning remark before it is frozen; empty for none
 */
public record ReportPage(
        String here,
        String title,
        String subtitle,
        String version,
        String asOf,
        int revision,
        List<Option> sections,
        String section,
        List<Piece> pieces,
        List<String> changes,
        String changesTitle,
        String frozen,
        String hash,
        boolean intact,
        String warning,
        List<Sent> sent,
        @Nullable String next,
        List<Option> files,
        boolean canMail,
        @Nullable OnContract contract) {

    /** The contract that it is on. @param closes effect of freezing on it, in words; empty: nothing more */
    public record OnContract(String name, String href, String closes) {}

    /** A mail; {@code unknown}: nobody knows whether it went. */
    public record Sent(String line, boolean unknown) {}

    /** A number with the periods that it is compared to. */
    public record Figure(String label, String value, String period, List<String> others, String definition) {}

    /**
     * A block as the template takes it: what is empty is not shown.
     *
     * @param columnar whether the bars stand on an axis
     */
    public record Piece(
            String id,
            String caption,
            List<Paragraph> text,
            boolean quote,
            String author,
            List<Figure> figures,
            List<Bar> bars,
            boolean columnar,
            String head,
            List<String> columns,
            List<Block.Row> rows,
            Block.@Nullable Row total,
            String note) {}
}
