// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.programmes.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Page of the file for the platform of France Services.
 *
 * @param quarter as an address writes it
 * @param underWay said of the quarter that is not over; else empty
 * @param points of the association with the label
 * @param fresh lines of the next file by kind; {@code lines}: all of them
 * @param untranslatedRequests requests that stay out
 * @param latest number of files listed, in words, where there are older ones
 * @param unconfirmed of the lines, those of a translation to be confirmed, in words; empty: none
 */
public record FranceServicesPage(
        String quarter,
        List<Option> quarters,
        Problems problems,
        String underWay,
        int points,
        int lines,
        String fresh,
        String corrected,
        String withdrawn,
        String unchanged,
        String untranslatedRequests,
        String unconfirmed,
        List<Count> operators,
        List<Untranslated> untranslated,
        List<File> files,
        @Nullable String latest) {

    /** Lines of the next file for an operator. */
    public record Count(String operator, String lines) {}

    /** @param href one of the visits, of {@code day} */
    public record Untranslated(String theme, String operator, String requests, String href, String day) {}

    /** @param formats address and name of each kind of file */
    public record File(
            String name, String quarter, String made, String requests, List<Option> formats, String remove) {}
}
