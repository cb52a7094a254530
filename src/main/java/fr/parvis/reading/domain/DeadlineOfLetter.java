// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.reading.domain;

import fr.parvis.reading.domain.LetterFindings.DateUse;
import fr.parvis.reading.domain.LetterFindings.Dated;
import fr.parvis.reading.domain.LetterFindings.Deadline;
import fr.parvis.reading.domain.LetterFindings.Start;
import fr.parvis.reading.domain.LetterFindings.Term;
import fr.parvis.reading.domain.LetterFindings.Unit;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Until when something is to be done: the days and the times that a letter names, and what the words around them say of each. A day is proposed
 * only where one alone is possible; a time gives a day only when its start is known.
 */
final class DeadlineOfLetter {
    /** Below it a word is told to be illegible. */
    static final int LEGIBLE = 70;

    private static final int FURTHEST_DAYS = 400;

    private static final String WEEKDAY_END = "(?: ?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))?";
    private static final Pattern LIMIT_BEFORE = Pattern.compile(
            "(?:\\bavant(?: le)?(?: la date du)?|\\bau plus tard(?: le)?|\\bjusqu'au|\\bd'ici (?:le|au)|\\b(?:date|delai) (?:limite|butoir)[a-z' ]{0,45}:?(?: est)?(?: fixee?)?(?: le| au| du)?|\\blimite de (?:paiement|reponse|depot|retour)[a-z' ]{0,20}:?(?: le| au)?|\\b(?:date d')?echeance(?: de paiement)? ?:?(?: est)?(?: fixee?)?(?: le| au| du)?|\\b(?:a payer|a regler|a retourner|a renvoyer|a nous retourner|a remettre|a deposer|payable|exigible|dernier delai|dernier jour) ?:?(?: le| au| pour le)?|\\b(?:payer|regler|retourner|renvoyer|envoyer|adresser|fournir|communiquer|transmettre|remettre|deposer|parvenir|repondre|reponse|reglement|paiement)[a-z', -]{0,40} pour le|\\b(?:faute|defaut|absence) de (?:paiement|reglement|reponse|regularisation)[a-z' ]{0,30} (?:au|le)|(?<!s'est )\\bpasse le|\\bau-dela du|\\bdelai(?: de [a-z]+)? ?:) ?:?"
                    + WEEKDAY_END + "$");
    private static final Pattern LIMIT_AFTER = Pattern.compile(
            "^,? ?\\(?(?:au plus tard|dernier delai|delai de rigueur|date limite|inclus|cachet de la poste)");

    /** Until then something lasts: nothing is to be done before. */
    private static final Pattern LASTS_BEFORE = Pattern.compile(
            "\\b(?:valable|valides?\\b|validite|droits? (?:est|sont|a)\\b|ouverts? (?:du|depuis)|engagee?s?\\b|versee?s?\\b|versement|mainten|garanti|couvert|assuree?s?\\b|prise? en charge|abonnement|periode|treve|attribue|accorde|indemnis|conserve|titulaire|en vigueur|court\\b|suspendues?\\b|du [^.:]{4,22}\\d{4})[^.:]{0,45}jusqu'au ?"
                    + WEEKDAY_END + "$");

    private static final Pattern ONE_HAS_UNTIL =
            Pattern.compile("\\b(?:avez|disposez|devez|delai)[^.:]{0,40}jusqu'au ?" + WEEKDAY_END + "$");

    /** A contract that ends or goes on, a period, a debit: no limit for whoever reads. */
    private static final Pattern OTHER_TERM_BEFORE = Pattern.compile(
            "(?:\\b(?:arriv|vien)[a-z]* a echeance|\\ba l'echeance|\\becheance (?:annuelle|principale|du contrat|anniversaire))[^.]{0,20}$");

    private static final Pattern GOES_ON = Pattern.compile("^ ?(?:au|-) ?\\d{1,2}[ /.]");
    private static final Pattern DEBIT_AFTER = Pattern.compile("^[^.]{0,30}\\bsera prelevee?\\b");
    private static final String AN_HOUR =
            "(?:a|de|entre|vers|des|heure ?:?) ?\\d{1,2} ?(?:h\\b|h\\d\\d|heures?\\b|:\\d\\d)";
    private static final Pattern MEETING_BEFORE = Pattern.compile(
            "(?:\\brendez-vous\\b|\\brdv\\b|\\bconvoque|\\bconvocation\\b|\\baudience\\b|\\bvous (?:presenter|rendre)\\b|\\bcomparaitre\\b|\\bvous recevr(?:ons|a|ont)\\b|\\bentretien\\b|\\bserez recue?|\\battendue?s?\\b|\\baura lieu|\\bse tiendra|\\bpresentez-vous|\\bfixee? au|\\bpassage (?:de notre|du) technicien)[^.]{0,50}$");

    /** A day with an hour on which one is to be somewhere. */
    private static final Pattern MEETING_AFTER = Pattern.compile("^,? ?" + AN_HOUR);

    private static final Pattern WAS_BEFORE = Pattern.compile(
            "\\b(?:edite|emis|imprime|genere|envoye|recu|appele|commis|constate|releve|infraction|ferme|ouvert)[^.]{0,40}$");

    private static final Pattern CUT_BEFORE = Pattern.compile(
            "(?:\\bcoupure|\\bcoupe[er]|\\binterruption|\\binterromp|\\bsuspension|\\bsuspend|\\breduction de puissance|\\bfermeture (?:de )?(?:votre|la|du) (?:ligne|compteur|compte|branchement|acces)|\\bresiliation|\\bresilie|\\bexpulsion)[^.]{0,55}(?:le|du|partir du|compter du|des le) ?"
                    + WEEKDAY_END + "$");

    /** "le 12 mars pour suspendre votre alimentation". */
    private static final Pattern CUT_AFTER = Pattern.compile(
            "^[^.]{0,40}\\b(?:suspendre|couper|interrompre|reduire|fermer|resilier) (?:votre|l'|la|le)");

    private static final Pattern DEBIT_BEFORE = Pattern.compile(
            "(?:\\bpreleve|\\bprelevement|\\bdebite)[^.]{0,50}(?:le|du|au|a partir du|:) ?" + WEEKDAY_END + "$");
    private static final Pattern PAST_BEFORE = Pattern.compile(
            "(?:\\bnon recu|pas recu|\\bimpaye|\\bdepasse|\\bsans reponse|\\brestee? impayee?|\\bn'a pas ete|\\bn'avez pas)[^.]{0,60}$");

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("un", 1),
            Map.entry("une", 1),
            Map.entry("deux", 2),
            Map.entry("trois", 3),
            Map.entry("quatre", 4),
            Map.entry("cinq", 5),
            Map.entry("six", 6),
            Map.entry("sept", 7),
            Map.entry("huit", 8),
            Map.entry("dix", 10),
            Map.entry("neuf", 9),
            Map.entry("onze", 11),
            Map.entry("douze", 12),
            Map.entry("treize", 13),
            Map.entry("quatorze", 14),
            Map.entry("quinze", 15),
            Map.entry("vingt", 20),
            Map.entry("vingt et un", 21),
            Map.entry("vingt-et-un", 21),
            Map.entry("vingt-quatre", 24),
            Map.entry("trente", 30),
            Map.entry("quarante", 40),
            Map.entry("quarante-cinq", 45),
            Map.entry("quarante-huit", 48),
            Map.entry("soixante", 60),
            Map.entry("quatre-vingt-dix", 90));

    private static final String A_NUMBER = "(?:(\\d{1,3})(?: ?\\([a-z -]{2,20}\\))?|("
            + NUMBERS.keySet().stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .collect(Collectors.joining("|"))
            + ")(?: ?\\(\\d{1,3}\\))?)";

    private static final Pattern TERM = Pattern.compile(
            "\\b(?:sous|dans les|d'ici|(?:(?:dans|sous) (?:un |le )(?:nouveau |dernier |ultime )?)?delais?(?: (?:maximum|maximal|imparti|legal|supplementaire|imperatif|franc|fixe|prevu|est|sera|de (?:recours|reponse|paiement|contestation|regularisation|reglement))){0,3} ?(?:de |d'|:)|vous (?:disposez|avez|reste|laissons|accordons)(?: encore)?(?: de| d')?) ?"
                    + A_NUMBER
                    + " ?(jours?|j|semaines?|mois|heures?|h)\\b(?: calendaires?)?( ouvr[ea]s| ouvrables?| francs?)?");

    private static final Map<String, Integer> SHORT =
            Map.of("huitaine", 8, "dizaine", 10, "quinzaine", 15, "vingtaine", 20, "trentaine", 30);

    private static final Pattern SHORT_TERM = Pattern.compile(
            "\\b(?:sous|dans(?: la| une)?|d'ici(?: la| une)?|delai d'une) ?(huitaine|dizaine|quinzaine|vingtaine|trentaine)\\b(?: de jours)?");

    /** "dans le mois suivant la notification", "dans la semaine". */
    private static final Pattern ONE_TERM = Pattern.compile(
            "\\bdans (?:le (mois)|la (semaine)) (?=(?:suivant|qui suit|de la (?:reception|notification|signification|presente)|de sa (?:reception|notification)|a compter))");

    private static final Pattern RECEPTION = Pattern.compile(
            "reception|notification|signification|remise (?:de|en)|(?:premiere )?presentation d|avez recu|sa remise|distribution");
    private static final Pattern OF_LETTER = Pattern.compile(
            "(?:de|date de|compter de|partir de) la presente|present (?:courrier|avis|acte)|ce(?:t)? (?:courrier|avis)|cette lettre|la presente (?:lettre|mise)|date d'envoi|l'envoi|ce document|cette (?:facture|notice|relance|mise en demeure)|date d'(?:emission|edition)|date de la (?:facture|lettre)|date (?:du courrier|figurant|indiquee|ci-dessus|portee)|ce jour|date du (?:courrier|present)");
    private static final Pattern STARTS = Pattern.compile(
            "^,? ?(?:(?:a compter|a partir|a dater|suivant|qui suivent?|qui suit|apres|a reception|des|de|courant)\\b ?)[^.;]{0,90}");

    private static final Pattern STARTS_LATER = Pattern.compile("\\b(?:a compter|a partir|a dater) d[^.;]{0,90}");

    /** An event that only the person knows, from which a time runs. */
    private static final Pattern EVENT =
            Pattern.compile("^,? ?(?:(?:a compter|a partir|a dater) d|suivant |qui suivent? |qui suit |apres )");

    /** The start of a time, said before it. */
    private static final Pattern STARTS_BEFORE = Pattern.compile(
            "\\b(?:a compter d|a partir d|a dater d|des (?:la |sa )?reception|a (?:la )?reception)[^.;]{0,90}$");

    /** Actions of the sender. */
    private static final Pattern THEIRS = Pattern.compile(
            "\\bnous (?:vous )?(?:repondr|traiter|reviendr|rembourser|adresser|recontacter|etudier|informer)ons|\\bvous (?:recevrez|serez (?:rembourse|informe|contacte))|\\b(?:sera|seront) (?:traite|verse|credite|rembourse|examine)|\\bconservee?s?\\b|\\bretract|\\bgaranti|\\bde preavis\\b|\\bresilier\\b|\\bvaut (?:rejet|refus|acceptation)|\\bsilence\\b|\\bpendant\\b|\\b(?:sans|absence de) (?:reponse|decision|nouvelles) de (?:notre|sa) part|\\bvotre demande a ete traitee");

    /** Words after a time by which it is no deadline of the person. */
    private static final Pattern THEIRS_AFTER = Pattern.compile(
            "\\bretract|\\bresilier\\b|\\bvaut (?:rejet|refus|acceptation)|\\bvous (?:recevrez|serez (?:rembourse|informe|contacte|credite))|\\bnous (?:vous )?(?:repondr|traiter|reviendr|rembourser|adresser|recontacter|informer)ons|\\b(?:sera|est) (?:consideree? comme|reputee?) (?:rejete|refuse|accepte)|\\bde preavis\\b|\\bde retard\\b|^ d(?:e |')(?:impaye|loyer|arriere)");

    private static final Pattern APPEAL = Pattern.compile(
            "\\bcontest|\\brecours\\b|\\breclamation\\b|\\bopposition\\b|\\binterjeter|\\bfaire appel\\b|\\bmediateur\\b|\\bsaisir le tribunal|\\bdesaccord\\b");

    private record Candidate(
            DateUse use,
            boolean appeal,
            @Nullable LocalDate day,
            @Nullable Term term,
            boolean assumed,
            boolean legible,
            LetterText.Span span) {}

    /** Days by which something is to be done, and all dates of the letter. @param appeal null when the letter names none */
    record Found(Deadline deadline, @Nullable Deadline appeal, List<Dated> dates) {}

    private final LetterText text;
    private final DatesOfLetter.@Nullable Day own;
    private final @Nullable LocalDate writtenOn;

    private DeadlineOfLetter(LetterText text, DatesOfLetter.@Nullable Day own) {
        this.text = text;
        this.own = own;
        this.writtenOn = own == null || text.confidence(own.span()) < LEGIBLE ? null : own.day();
    }

    static Found in(LetterText text, List<DatesOfLetter.Day> days, DatesOfLetter.@Nullable Day own) {
        return new DeadlineOfLetter(text, own).find(days);
    }

    private Found find(List<DatesOfLetter.Day> days) {
        var dates = new ArrayList<Dated>();
        var candidates = new ArrayList<Candidate>();
        var labelled = labelled(days);
        for (var day : days) {
            boolean legible = text.confidence(day.span()) >= LEGIBLE && !day.contradicts();
            if (own != null && day.from() == own.from()) {
                dates.add(dated(DateUse.WRITTEN, day, day.day(), legible));
                continue;
            }
            var label = labelled.get(day.from());
            var use = label != null ? DateUse.LIMIT : use(day);
            var on = day.yearSaid() ? day.day() : withYear(day.day());
            if (on == null) continue;
            if (use != DateUse.OTHER && use != DateUse.DEBIT && writtenOn != null && on.isBefore(writtenOn))
                use = DateUse.PAST;
            if (use != DateUse.OTHER && tooFar(on)) use = DateUse.OTHER;
            dates.add(dated(use, day, on, legible));
            if (use == DateUse.OTHER || use == DateUse.PAST || use == DateUse.DEBIT) continue;
            var sentence = text.foldedOf(text.sentence(day.span()));
            var span = label != null ? day.span() : withCue(day);
            candidates.add(new Candidate(
                    use,
                    use == DateUse.LIMIT && APPEAL.matcher(sentence).find() && label == null,
                    on,
                    null,
                    !day.yearSaid(),
                    legible,
                    span));
        }
        candidates.addAll(terms(days));
        var main = candidates.stream().filter(one -> !one.appeal).toList();
        var appeals = candidates.stream().filter(one -> one.appeal).toList();
        var deadline = choose(main);
        var appeal = choose(appeals);
        if (deadline.certainty() == Certainty.NOTHING && appeal.certainty() != Certainty.NOTHING) {
            deadline = appeal;
            appeal = Deadline.NONE;
        }
        return new Found(deadline, appeal.certainty() == Certainty.NOTHING ? null : appeal, dates);
    }

    private Dated dated(DateUse use, DatesOfLetter.Day day, LocalDate on, boolean legible) {
        return new Dated(
                use,
                !legible ? Certainty.ILLEGIBLE : day.yearSaid() ? Certainty.READ : Certainty.ASSUMED,
                on,
                text.passage(day.span()));
    }

    /** The next such day after the letter was written; null when nobody knows that, or when no year near has it. */
    private @Nullable LocalDate withYear(LocalDate day) {
        if (writtenOn == null) return null;
        var at = MonthDay.from(day);
        for (int year = writtenOn.getYear(); year <= writtenOn.getYear() + 1; year++)
            if (at.isValidYear(year) && !at.atYear(year).isBefore(writtenOn)) return at.atYear(year);
        return null;
    }

    private boolean tooFar(LocalDate day) {
        return writtenOn != null && day.isAfter(writtenOn.plusDays(FURTHEST_DAYS));
    }

    /** Days that stand beside or beneath a label such as "date limite de paiement", as in a table. */
    private Map<Integer, LetterText.Span> labelled(List<DatesOfLetter.Day> days) {
        var found = new HashMap<Integer, LetterText.Span>();
        for (var match : text.matches(LABEL)) {
            var label = text.span(match);
            for (var where : List.of(text.rightOf(label), text.beneath(label))) {
                var there = days.stream()
                        .filter(day ->
                                day.span().from() >= where.from() && day.span().to() <= where.to())
                        .filter(_ -> !match.group().equals("echeance") || isCell(label))
                        .filter(day -> own == null
                                || day.from() != own.from()
                                || text.height(day.span().from()) > 0.4)
                        .toList();
                if (there.size() != 1) continue;
                found.put(there.getFirst().from(), label);
                break;
            }
        }
        return found;
    }

    /** Alone on its line, or in its column. */
    private boolean isCell(LetterText.Span span) {
        int before = span.from() - 1;
        int last = span.to() - 1;
        return (before < 0 || !text.isOnLineOf(before, span.from()) || text.isApart(before))
                && (span.to() >= text.size() || !text.isOnLineOf(last, span.to()) || text.isApart(last));
    }

    private static final Pattern LABEL = Pattern.compile(
            "\\b(?:date (?:limite|butoir)(?: (?:de|d'|pour) ?[a-z']{2,20}){0,2}|(?:a payer|a regler|a retourner|a renvoyer|payer|reglement|paiement|reponse|retour) (?:avant|au plus tard)(?: le)?|(?:date d')?echeance(?: de paiement)?|limite de (?:paiement|reponse|retour))\\b");

    private DateUse use(DatesOfLetter.Day day) {
        var before = DatesOfLetter.before(text, day.from());
        var after = DatesOfLetter.after(text, day.to());
        if (OTHER_TERM_BEFORE.matcher(before).find()
                || LASTS_BEFORE.matcher(before).find()
                        && !ONE_HAS_UNTIL.matcher(before).find()) return DateUse.OTHER;
        if (LIMIT_BEFORE.matcher(before).find() && !GOES_ON.matcher(after).find()
                || LIMIT_AFTER.matcher(after).find()) {
            if (DEBIT_AFTER.matcher(after).find()) return DateUse.DEBIT;
            return PAST_BEFORE.matcher(before).find() && own == null ? DateUse.PAST : DateUse.LIMIT;
        }
        if (CUT_BEFORE.matcher(before).find() || CUT_AFTER.matcher(after).find()) return DateUse.CUT;
        if (DEBIT_BEFORE.matcher(before).find()) return DateUse.DEBIT;
        if (writtenOn != null
                && MEETING_AFTER.matcher(after).find()
                && !WAS_BEFORE.matcher(before).find()) return DateUse.MEETING;
        if (MEETING_BEFORE.matcher(before).find()
                && !before.endsWith("depuis le")
                && (!before.endsWith("du") || writtenOn != null)) return DateUse.MEETING;
        return DateUse.OTHER;
    }

    /** The day with the words before it that make it a limit. */
    private LetterText.Span withCue(DatesOfLetter.Day day) {
        var before = text.folded().substring(Math.max(0, day.from() - 60), day.from());
        for (var pattern : List.of(LIMIT_BEFORE, CUT_BEFORE, MEETING_BEFORE)) {
            var found = pattern.matcher(before.stripTrailing());
            if (found.find()) return text.span(day.from() - before.length() + found.start(), day.to());
        }
        return day.span();
    }

    /**
     * Term as the letter says it.
     *
     * @param from and {@code to}: where it stands in the folded text
     * @param working whether only working days count
     */
    private record Said(int from, int to, int number, Unit unit, boolean working) {}

    private List<Candidate> terms(List<DatesOfLetter.Day> days) {
        var said = new ArrayList<Said>();
        for (var match : text.matches(TERM)) {
            int number =
                    match.group(1) != null ? Integer.parseInt(match.group(1)) : NUMBERS.getOrDefault(match.group(2), 0);
            var unit = switch (match.group(3).charAt(0)) {
                case 'j' -> Unit.DAYS;
                case 's' -> Unit.WEEKS;
                case 'm' -> Unit.MONTHS;
                default -> Unit.HOURS;
            };
            var kind = match.group(4);
            said.add(new Said(match.start(), match.end(), number, unit, kind != null));
        }
        for (var match : text.matches(SHORT_TERM))
            said.add(new Said(match.start(), match.end(), SHORT.getOrDefault(match.group(1), 0), Unit.DAYS, false));
        for (var match : text.matches(ONE_TERM))
            said.add(new Said(
                    match.start(), match.end() - 1, 1, match.group(1) != null ? Unit.MONTHS : Unit.WEEKS, false));
        return said.stream().flatMap(one -> candidate(one, days).stream()).toList();
    }

    private Optional<Candidate> candidate(Said term, List<DatesOfLetter.Day> days) {
        if (term.number == 0) return Optional.empty();
        int from = term.from;
        int to = term.to;
        var span = text.span(from, to);
        var sentence = text.sentence(span);
        var said = text.foldedOf(sentence);
        // the nearest words before say who is to act
        var ahead = text.folded().substring(Math.max(text.start(sentence.from()), from - 110), from);
        if (THEIRS.matcher(ahead).find()
                || THEIRS_AFTER.matcher(tail(sentence, to, 75)).find()) return Optional.empty();
        var tail = tail(sentence, to, 110);
        var starts = STARTS.matcher(tail);
        if (!starts.find()) starts = STARTS_LATER.matcher(tail);
        var start = Start.UNSAID;
        LocalDate first = writtenOn;
        int end = to;
        // "dans les huit jours de la réception" as well as "à réception de ce courrier, sous 8 jours"
        if (starts.reset().find()) {
            var words = starts.group();
            end = to + (tail.length() - tail.stripLeading().length());
            if (RECEPTION.matcher(words).find()) start = Start.RECEPTION;
            else if (OF_LETTER.matcher(words).find()) start = Start.LETTER;
            else {
                int at = to;
                int most = to + starts.end() + 2;
                var day = days.stream()
                        .filter(one -> one.from() >= at && one.from() < most && one.yearSaid())
                        .findFirst();
                if (day.isPresent()) {
                    start = Start.DATE;
                    first = text.confidence(day.get().span()) < LEGIBLE
                            ? null
                            : day.get().day();
                } else if (EVENT.matcher(words).find()) {
                    start = Start.EVENT;
                    first = null;
                }
            }
            if (start != Start.UNSAID && start != Start.EVENT)
                end = Math.min(
                        to + starts.start() + startsEnd(words, start),
                        text.folded().length());
        } else {
            var told = STARTS_BEFORE.matcher(ahead);
            if (told.find()) {
                start = RECEPTION.matcher(told.group()).find()
                        ? Start.RECEPTION
                        : OF_LETTER.matcher(told.group()).find() ? Start.LETTER : Start.EVENT;
                if (start == Start.EVENT) first = null;
            }
        }
        var whole = new Term(term.number, term.unit, term.working, start);
        var day = start == Start.RECEPTION || first == null ? null : whole.from(first);
        return Optional.of(new Candidate(
                DateUse.LIMIT,
                APPEAL.matcher(said).find(),
                day,
                whole,
                start == Start.UNSAID || start == Start.LETTER,
                text.confidence(span) >= LEGIBLE,
                text.span(from, Math.max(to, end))));
    }

    private static int startsEnd(String words, Start start) {
        var pattern = start == Start.RECEPTION ? RECEPTION : start == Start.LETTER ? OF_LETTER : null;
        if (pattern == null) return words.length();
        var found = pattern.matcher(words);
        return found.find() ? found.end() : words.length();
    }

    private String tail(LetterText.Span sentence, int from, int most) {
        int end = Math.min(text.start(sentence.to()), from + most);
        return end <= from ? "" : text.folded().substring(from, end);
    }

    private Deadline choose(List<Candidate> all) {
        if (all.isEmpty()) return Deadline.NONE;
        var limits = all.stream().filter(one -> one.use == DateUse.LIMIT).toList();
        var chosen = !limits.isEmpty() ? limits : all;
        // an hour of a summons or a cut: the first of its kind
        if (limits.isEmpty()) {
            var first = chosen.getFirst().use;
            chosen = chosen.stream().filter(one -> one.use == first).toList();
        }
        // a day that is written counts more than a time from something else
        if (chosen.stream().anyMatch(one -> one.term == null))
            chosen = chosen.stream()
                    .filter(one -> one.term == null || one.term.start() != Start.EVENT)
                    .toList();
        var legible = chosen.stream().filter(one -> one.legible).toList();
        if (legible.size() < chosen.size()) {
            var dim = chosen.stream().filter(one -> !one.legible).findFirst().orElseThrow();
            return new Deadline(Certainty.ILLEGIBLE, dim.use, null, dim.term, List.of(), text.passage(dim.span));
        }
        Set<LocalDate> days = new HashSet<>();
        for (var one : chosen) if (one.day != null) days.add(one.day);
        var written = chosen.stream().filter(one -> one.term == null).toList();
        var terms = chosen.stream().filter(one -> one.term != null).toList();
        var best = !written.isEmpty() ? written.getFirst() : terms.getFirst();
        boolean severalTerms = terms.stream().map(one -> one.term).distinct().count() > 1;
        // "sous 15 jours, soit avant le 14 avril": the day that is written counts when the time leads to about the same
        boolean agree = best.day != null
                && days.stream().allMatch(day -> Math.abs(day.toEpochDay() - best.day.toEpochDay()) <= 1);
        boolean several = !agree && days.size() > 1
                || written.isEmpty() && severalTerms
                || !written.isEmpty() && terms.stream().anyMatch(one -> one.day == null && !near(one, best));
        if (several)
            return new Deadline(
                    Certainty.SEVERAL,
                    best.use,
                    null,
                    written.isEmpty() ? best.term : null,
                    days.stream().sorted().toList(),
                    text.passage(best.span));
        return new Deadline(
                best.assumed ? Certainty.ASSUMED : Certainty.READ,
                best.use,
                best.day,
                best.term,
                List.of(),
                text.passage(best.span));
    }

    /** A time whose start nobody knows goes with a day when it may well lead there. */
    private boolean near(Candidate term, Candidate written) {
        var time = term.term;
        if (time == null || written.day == null || writtenOn == null) return false;
        if (time.unit() == Unit.HOURS) return true;
        var from = new Term(time.number(), time.unit(), false, Start.LETTER).from(writtenOn);
        return from != null && Math.abs(from.toEpochDay() - written.day.toEpochDay()) <= 7;
    }
}
