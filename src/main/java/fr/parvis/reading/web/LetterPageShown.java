// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.web;

import fr.parvis.shell.Option;
import fr.parvis.shell.Problems;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A letter as it is looked at together.
 *
 * @param pictures its pages with the words that were understood
 * @param deadline in words, or why none is proposed
 * @param deadlineKind of the notice that says it
 * @param deadlineWhy the assumption it rests on; empty for none
 * @param asksReception whether the day depends on when the letter came
 * @param facts answers: who, what, how much and which number
 * @param cases in which a step may be kept; empty when the case is known
 * @param values of the forms
 * @param bill fields for the days of an unpaid bill; empty when it is none
 * @param sheet address of the form of the sheet to take away; null without a case or a visit
 * @param until time when all of it is forgotten
 */
public record LetterPageShown(
        String id,
        String caseFile,
        @Nullable String asked,
        @Nullable String personName,
        boolean follows,
        List<Picture> pictures,
        List<String> doubts,
        List<Line> signs,
        String deadline,
        String deadlineKind,
        String deadlineWhy,
        @Nullable String deadlineMark,
        @Nullable String deadlineWords,
        boolean asksReception,
        List<Fact> facts,
        List<Line> dates,
        List<Sheet> sheets,
        List<Option> cases,
        Map<String, String> values,
        Map<String, String> bill,
        @Nullable String sheet,
        String until,
        Problems problems) {

    /** A page. @param open whether it is shown at once */
    public record Picture(String address, String label, int width, int height, boolean open, List<Mark> marks) {}

    /** Words on the picture. @param kind end of its class */
    public record Mark(String id, String kind, String label, List<fr.parvis.reading.domain.Box> boxes) {}

    /** Fact that was understood. @param badge confidence in words @param mark identifier of its words on the picture */
    public record Fact(
            String label,
            String value,
            String badge,
            String badgeKind,
            @Nullable String mark,
            String words) {}

    /** A line with its words on the picture. */
    public record Line(String text, String about, @Nullable String mark) {}

    /** A sheet of the guide. */
    public record Sheet(String address, String title) {}
}
