// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.energy.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about a bill or a meter, or what the answers come to.
 *
 * @param answered the way that led here
 * @param question the question; or what the end is about
 * @param answers of a question, each a link
 * @param end null while there is a question
 */
public record ExplainPage(
        List<Answered> answered,
        String question,
        String hint,
        List<Answer> answers,
        @Nullable End end,
        String back) {

    /** @param again address of the question, to answer otherwise */
    public record Answered(String question, String answer, String again) {}

    /** One press. */
    public record Answer(String text, String href) {}

    /**
     * The explanation, with what to do.
     *
     * @param doer actor, in words
     * @param theme under which the request is recorded; empty where that list has none
     * @param record address where it is recorded
     */
    public record End(
            String text,
            List<String> todo,
            String doer,
            List<String> sources,
            String sheet,
            String theme,
            String record) {}
}
