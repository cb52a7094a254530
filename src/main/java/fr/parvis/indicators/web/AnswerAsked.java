// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.indicators.web;

import fr.parvis.access.SignedIn;
import fr.parvis.indicators.Indicators;
import fr.parvis.values.Period;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers what the explorer was asked: the association plainly, outside it without small counts. */
@Component
class AnswerAsked {
    private final Indicators indicators;
    private final OutsideTable outside;
    private final CodeWords codes;

    AnswerAsked(Indicators indicators, OutsideTable outside, CodeWords codes) {
        this.indicators = indicators;
        this.outside = outside;
        this.codes = codes;
    }

    /**
     * The cells of a question and of the periods that it is compared with.
     *
     * @param then the period compared with, split as the question is; null where none is chosen
     * @param before the whole of the period before
     * @param yearBefore the whole of the year before
     */
    record Answered(Cells cells, @Nullable Cells then, Cells before, Cells yearBefore, boolean hiding) {}

    Answered handle(AskedQuestion asked, SignedIn who) {
        boolean hiding = who.association() == null;
        var compared = asked.compared();
        return new Answered(
                cells(asked, hiding),
                compared == null ? null : cells(during(asked, compared), hiding),
                cells(whole(asked, asked.period().before()), hiding),
                cells(whole(asked, asked.period().yearBefore()), hiding),
                hiding);
    }

    Cells cells(AskedQuestion asked, boolean hiding) {
        return hiding ? outside.of(asked) : Cells.of(indicators.answer(asked.question()));
    }

    AnswerTable table(AskedQuestion asked, Answered answered) {
        return new MakeTable(
                        asked,
                        answered.cells(),
                        answered.then(),
                        codes.on(asked.period().to()))
                .handle();
    }

    static AskedQuestion during(AskedQuestion asked, Period period) {
        return new AskedQuestion(
                asked.indicators(),
                asked.rows(),
                asked.columns(),
                asked.filters(),
                asked.extentText(),
                asked.extent(),
                period,
                asked.comparison(),
                asked.share(),
                asked.whole());
    }

    /** This question over a period, without rows and columns. */
    static AskedQuestion whole(AskedQuestion asked, Period period) {
        return new AskedQuestion(
                asked.indicators(),
                null,
                null,
                asked.filters(),
                asked.extentText(),
                asked.extent(),
                period,
                AskedQuestion.Comparison.NONE,
                AskedQuestion.Share.NONE,
                false);
    }

    int threshold() {
        return outside.threshold();
    }
}
