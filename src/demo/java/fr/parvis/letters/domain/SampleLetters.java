// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.letters.domain;

import fr.parvis.cases.Cases;
import fr.parvis.cases.SamplePapers;
import fr.parvis.values.Ids;
import fr.parvis.values.Outcome;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Letters of the demonstration: one that went, one that is ready, one that is still to be completed. */
@Component
class SampleLetters implements SamplePapers {
    private static final String TO = "Électricité Demo (exemple)\nTSA 00001\n75000 Paris Cedex";
    private static final String FROM = "12 rue Exemple\n69000 Lyon";

    private final BeginLetter begin;
    private final WriteLetter write;
    private final SendLetter send;
    private final ReadLetters read;
    private final LetterTable letters;

    SampleLetters(BeginLetter begin, WriteLetter write, SendLetter send, ReadLetters read, LetterTable letters) {
        this.begin = begin;
        this.write = write;
        this.send = send;
        this.read = read;
        this.letters = letters;
    }

    @Override
    public void write(Cases.Named it, int rank) {
        var id = Ids.next();
        if (!(begin.handle(id, it.id(), "energy-time") instanceof Outcome.Done)) return;
        if (rank % 3 == 2) return;
        completed(id);
        if (rank % 3 == 0)
            done(send.handle(new SendLetter.Command(id, "post", letters.today(), "courrier inventé", "", false)));
    }

    private void completed(UUID id) {
        var letter = read.handle(id).orElseThrow().letter();
        var text = letter.text();
        done(write.save(
                id,
                letter.version(),
                new LetterText(
                        text.signature() + "\n" + FROM,
                        TO,
                        "Lyon",
                        text.date(),
                        filled(text.reference()),
                        filled(text.subject()),
                        text.salutation(),
                        filled(text.body()) + "\n\n(Courrier inventé pour la démonstration.)",
                        text.closing(),
                        text.signature(),
                        filled(text.enclosures())),
                true));
        done(write.number(id));
    }

    private static String filled(String text) {
        return text.replaceAll("\\[(?!à la main)[^\\]\\n]*]", "(exemple)");
    }

    private static void done(Outcome<UUID> outcome) {
        if (!(outcome instanceof Outcome.Done)) throw new IllegalStateException("a sample letter: " + outcome);
    }
}
