// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.coverage.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Effect of new places, before anybody decides.
 *
 * @param lines those typed, then an empty one as long as there is room
 * @param result null until a place was understood
 */
public record TrialPage(
        CoverageQuery asked,
        List<TriedPlace> lines,
        Problems problems,
        List<String> ignored,
        @Nullable Result result) {

    /** Result in words. */
    public record Result(
            String places,
            String inhabitants,
            String communes,
            String median,
            String personKilometres,
            String noLongerWhite,
            String noLongerWhiteInhabitants,
            List<Row> nearer,
            int more,
            List<Row> freed,
            int moreFreed,
            String unplaced) {}

    /** Result for a commune. */
    public record Row(
            String insee,
            String name,
            String inhabitants,
            String before,
            String after,
            String gain,
            boolean noLongerWhite) {}

    /** Query string of this trial, without its question mark. */
    public String query() {
        return asked.query()
                + lines.stream()
                        .filter(line -> !line.lieu().isEmpty())
                        .map(line -> "&lieu=" + UriUtils.encode(line.lieu(), java.nio.charset.StandardCharsets.UTF_8)
                                + "&rythme=" + line.rythme() + "&jour=" + line.jour())
                        .collect(Collectors.joining());
    }

    public List<Option> days() {
        return IntStream.rangeClosed(1, 7)
                .mapToObj(day -> new Option(String.valueOf(day), fr.parvis.shell.Words.t("coverage.day." + day)))
                .toList();
    }

    public List<Option> rhythms() {
        return TriedPlace.RHYTHMS.stream()
                .map(one -> new Option(one, fr.parvis.shell.Words.t("coverage.rhythm." + one)))
                .toList();
    }
}
