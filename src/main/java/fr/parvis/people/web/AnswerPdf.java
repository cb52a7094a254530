// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.people.web;

import fr.parvis.files.TaggedPdf;
import fr.parvis.people.papers.AnswerAccess;
import fr.parvis.shell.Words;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The answer to an access request as a paper; it says so where letters are missing, which the data file has. */
@Component
class AnswerPdf {
    private final TaggedPdf pdf;

    AnswerPdf(TaggedPdf pdf) {
        this.pdf = pdf;
    }

    byte[] of(AnswerAccess.Answer answer, String place) {
        return pdf.of(
                "people/answer.jte",
                Map.of(
                        "answer",
                        answer,
                        "undrawn",
                        !pdf.draws(answer.toString()),
                        "place",
                        place,
                        "language",
                        Words.locale().getLanguage()));
    }
}
