// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.skills.papers;

import fr.parvis.files.Pictogram;
import fr.parvis.files.TaggedPdf;
import fr.parvis.shell.Words;
import fr.parvis.skills.domain.Gesture;
import fr.parvis.skills.domain.Level;
import fr.parvis.skills.domain.ReadPath;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Progress in pictures, for the learner to take along: neither number nor level; and the empty paper to assess on. */
@Component
public class PathPaper {
    private static final String PICTURES = "skills/pictograms/";

    /** A picture, and its text alternative. */
    public record Picture(String src, String label) {}

    /** @param then null when it was seen once */
    public record Row(Picture gesture, @Nullable Picture then, Picture now) {}

    /** @param watchFor signs of doing it alone */
    public record BlankRow(Picture gesture, String watchFor) {}

    private final TaggedPdf pdf;

    PathPaper(TaggedPdf pdf) {
        this.pdf = pdf;
    }

    /** Only gestures that were seen. */
    public byte[] progress(ReadPath.Path path, String place, LocalDate today, @Nullable String code) {
        var rows = path.steps().stream()
                .filter(step -> step.now() != null)
                .map(step -> new Row(
                        picture(step.gesture()),
                        step.last() == null ? null : picture(Objects.requireNonNull(step.first())),
                        picture(Objects.requireNonNull(step.now()))))
                .toList();
        return pdf.of(
                "skills/sheet.jte",
                Map.of("rows", rows, "place", place, "day", Words.longDate(today), "code", code == null ? "" : code));
    }

    public byte[] blank(List<Gesture> gestures, String place) {
        return pdf.of(
                "skills/blank.jte",
                Map.of(
                        "rows",
                        gestures.stream()
                                .map(gesture -> new BlankRow(picture(gesture), gesture.watchFor(Words.locale())))
                                .toList(),
                        "levels",
                        Arrays.stream(Level.values()).map(PathPaper::picture).toList(),
                        "place",
                        place));
    }

    private static Picture picture(Gesture gesture) {
        return new Picture(Pictogram.of(PICTURES + gesture.picture()), gesture.label(Words.locale()));
    }

    private static Picture picture(Level level) {
        return new Picture(Pictogram.of(PICTURES + level.key()), Words.t("skills.level." + level.key()));
    }
}
