// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import fr.parvis.reading.domain.SampleLetters.Condition;
import fr.parvis.reading.domain.SampleLetters.Sample;
import fr.parvis.values.FoldedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads invented letters as those that people bring, and compares what was understood with what they say. */
@Component
public class MeasureReading {
    private final ReadPicture reader;

    MeasureReading(ReadPicture reader) {
        this.reader = reader;
    }

    /** Verdicts on a letter: each of the two is right, unsure or wrong. */
    public record Judged(
            int number,
            Condition condition,
            Verdict sender,
            Verdict deadline,
            boolean amountWrong,
            boolean kind,
            double seconds,
            String said) {}

    /** Comparison of an answer with the truth. */
    public enum Verdict {
        RIGHT,
        UNSURE,
        WRONG
    }

    /** @param shares right ones by condition */
    public record Measured(
            int letters,
            Map<Condition, double[]> shares,
            double sender,
            double deadline,
            double photo,
            double wrong,
            double kind,
            double p95Seconds,
            List<String> missed) {}

    /** Whether pictures can be read on this machine. */
    public boolean isThere() {
        return reader.readsPictures();
    }

    public Judged judge(int number) throws IOException {
        var sample = SampleLetters.of(number);
        long begun = System.nanoTime();
        var page = reader.ocr(sample.picture());
        var letter = UnderstandLetter.of(List.of(page.words()), false);
        double seconds = (System.nanoTime() - begun) / 1e9;
        var asked = UnderstandLetter.asked(letter);
        return new Judged(
                number,
                sample.condition(),
                sender(letter, sample),
                deadline(letter, sample),
                asked.isPresent() && sample.cents() > 0 && asked.get().cents() != sample.cents(),
                letter.kind().kind() == sample.kind(),
                seconds,
                letter.sender().name() + " | " + letter.deadline().certainty() + " "
                        + letter.deadline().day() + " " + letter.deadline().term() + " instead of " + sample.sender()
                        + " | "
                        + sample.deadline() + " " + sample.term() + " | " + letter.doubts() + " " + sample.kind() + "/"
                        + letter.kind().kind() + " | " + letter.writtenOn());
    }

    private static Verdict sender(LetterFindings letter, Sample sample) {
        var name = letter.sender().name();
        if (name == null) return Verdict.UNSURE;
        return FoldedText.plain(name).contains(sample.sender()) ? Verdict.RIGHT : Verdict.WRONG;
    }

    private static Verdict deadline(LetterFindings letter, Sample sample) {
        var found = letter.deadline();
        var day = found.day();
        if (sample.deadline() != null)
            return day == null ? Verdict.UNSURE : day.equals(sample.deadline()) ? Verdict.RIGHT : Verdict.WRONG;
        if (day != null) return Verdict.WRONG;
        var term = found.term();
        if (term == null) return sample.term() == null ? Verdict.RIGHT : Verdict.UNSURE;
        boolean shown = found.certainty() == Certainty.READ || found.certainty() == Certainty.ASSUMED;
        if (!shown) return Verdict.UNSURE;
        return term.equals(sample.term()) ? Verdict.RIGHT : Verdict.WRONG;
    }

    public Measured measure(List<Integer> numbers, java.util.function.Consumer<Judged> each) throws IOException {
        var all = new ArrayList<Judged>();
        for (var number : numbers) {
            var one = judge(number);
            all.add(one);
            each.accept(one);
        }
        Map<Condition, double[]> shares = new EnumMap<>(Condition.class);
        for (var condition : Condition.values()) {
            var of = all.stream().filter(one -> one.condition == condition).toList();
            if (of.isEmpty()) continue;
            shares.put(condition, new double[] {
                share(of, one -> one.sender == Verdict.RIGHT), share(of, one -> one.deadline == Verdict.RIGHT)
            });
        }
        var others =
                all.stream().filter(one -> one.condition != Condition.PHOTO).toList();
        var photos =
                all.stream().filter(one -> one.condition == Condition.PHOTO).toList();
        var seconds = all.stream().mapToDouble(Judged::seconds).sorted().toArray();
        return new Measured(
                all.size(),
                shares,
                share(others, one -> one.sender == Verdict.RIGHT),
                share(others, one -> one.deadline == Verdict.RIGHT),
                Math.min(
                        share(photos, one -> one.sender == Verdict.RIGHT),
                        share(photos, one -> one.deadline == Verdict.RIGHT)),
                share(all, one -> one.sender == Verdict.WRONG || one.deadline == Verdict.WRONG || one.amountWrong),
                share(all, Judged::kind),
                seconds.length == 0 ? 0 : seconds[(int) Math.ceil(seconds.length * 0.95) - 1],
                all.stream()
                        .filter(one -> one.sender != Verdict.RIGHT
                                || one.deadline != Verdict.RIGHT
                                || one.amountWrong
                                || !one.kind)
                        .map(one -> one.number + " " + one.condition + " " + one.sender + " " + one.deadline
                                + (one.amountWrong ? " amount" : "") + " : " + one.said)
                        .toList());
    }

    private static double share(List<Judged> of, java.util.function.Predicate<Judged> which) {
        return of.isEmpty() ? 1 : (double) of.stream().filter(which).count() / of.size();
    }
}
