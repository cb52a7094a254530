// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.domain;

import fr.parvis.indicators.Answer;
import fr.parvis.indicators.Indicator;
import fr.parvis.indicators.Question;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Adds up an answer from one state of the facts, bound to the extent of the question; who may ask for it was looked at before. */
public final class AddUp {
    private AddUp() {}

    public static Answer by(FactReader facts, Question question, List<Indicator> indicators) {
        var asked = new AnswerQuestion.Asked(question, indicators);
        asked.read(facts, question.extent());
        return asked.answer(Instant.EPOCH, Answer.Origin.COPY, Map.of());
    }
}
