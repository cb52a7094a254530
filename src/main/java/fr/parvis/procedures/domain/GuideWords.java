// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import fr.parvis.values.FoldedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/** Comparison of words of sheets and of searches: French light stems without accents for sheets, folded words for what people say. */
final class GuideWords {
    static final Analyzer ANALYZER = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            var source = new StandardTokenizer();
            TokenStream words = new ElisionFilter(source, FrenchAnalyzer.DEFAULT_ARTICLES);
            words = new LowerCaseFilter(words);
            words = new StopFilter(words, FrenchAnalyzer.getDefaultStopSet());
            words = new FrenchLightStemFilter(words);
            return new TokenStreamComponents(source, new ASCIIFoldingFilter(words));
        }

        @Override
        protected TokenStream normalize(String field, TokenStream in) {
            return new ASCIIFoldingFilter(new LowerCaseFilter(in));
        }
    };

    /** Words of a question that tell nothing of what it is about. */
    private static final Set<String> OF_QUESTIONS = set("""
            comment dois doit faut faire fait fais veux veut voudrais peux peut puis ai as a est es suis etre avoir quoi quel
            quelle quels quelles qui que qu si c y ca cela il elle ils on je j me m moi mon ma mes son sa ses ton ta tes te t tu
            vous votre notre nos leur leurs se s ce cette ces n ne pas plus bonjour merci aide aider besoin demander ou est-ce
            pourquoi combien quand sont sur avec dans par chez apres toujours encore deja tout toute trop tres bien va vais the
            of to depuis autre autres meme memes pendant directement maintenant aujourd hui vraiment alors donc mais aussi juste
            savoir sait sais souhaite souhaiterais souhaiterait voudrait aimerais aimerait voulais veulent peuvent pouvez
            pourrais pourrait puisse dame usager usagere bonsoir salut slt bjr svp stp urgent jai jsuis chui jveux jpeux jsais
            cest ya kes ki ke koi kel kan kon pk pq cmt coment existe possible quelqu quelque chose truc trucs obtenir avait
            avais etait ete etes sommes avons avez ont sera serai serait seront fera ferai como para uma tengo quiero necesito
            puedo hacer nao preciso quero fazer mi minha meu my how what where need want can get for and with is are nasil icin
            bir ben benim nerede istiyorum vreau cum pot unde este sunt pentru كيف اين أين هل اريد أريد من في على الى إلى ما لا
            عن هذا як де мені потрібно хочу для мій моя не как где мне нужно мой""");

    /** Words that are in most questions: they tell little beside others. */
    private static final Set<String> WEAK = set("""
            mere pere maman papa fils fille mari femme epouse frere soeur cousin oncle tante papi papy mamie parents famille
            monsieur madame gens personne recu recevoir recois lettre papier courrier jour jours mois an ans hier semaine
            semaines quinze deux trois quatre cinq un payer paye payes argent euros euro travail patron nouveau nouvelle reste
            obligatoire partir part donner donne prendre prend mettre met garder garde arrive arriver ecrit dit dire trouve
            touche toucher droit droits avant pays fini fin prochain petit petite grand seul seule vivre rien finance papiers
            temps marche monde copine copain gosse heure heures fois cher chere envoyer envoie envoye problemes probleme
            question caf secu mairie banque mdph prefecture administration sort sorti sortir couple""");

    /** Words that are one in a phrase, the first of a line for all others: "proprio" and "bailleur" ask the same. */
    private static final Map<String, String> SAME = same("""
            enfant enfants fils fille filles garçon gosse gosses gamin gamine môme mioche ado
            conjoint conjointe mari femme époux épouse compagnon compagne copain copine
            propriétaire proprio bailleur
            travail boulot taf job emploi
            patron patronne chef boss employeur
            père papa
            mère maman
            logement appart appartement
            voiture bagnole caisse véhicule auto tacot
            médecin docteur toubib doc généraliste
            argent fric thune thunes sous pognon
            police flics keufs gendarmes gendarmerie commissariat
            sécu cpam ameli
            impôts impôt fisc
            perdu perdue perdre perte égaré paumé
            volé volée vol voler piqué chouravé
            payer paye payé payée paie paies paient paiement régler
            refuse refusé refusée refus refuser
            répond répondu répondent réponse
            réclame réclament réclamé réclamer
            bloqué bloquée bloque suspendu suspendue
            licencié licenciée licencier licenciement viré virée virer
            téléphone portable mobile smartphone
            courrier lettre
            amende amendes pv contravention prune
            arnaque arnaqué arnaquée arnaquer escroqué escroquerie
            handicap handicapé handicapée
            autiste autisme
            mort morte décédé décédée décès
            """);

    /** Words as short as this are compared as they are. */
    private static final int SHORT = 4;

    private static final float LITTLE_WEIGHT = 0.35f;

    /** Words of a long question that are paired: the number of pairs grows with their square. */
    private static final int MOST_PAIRED = 20;

    private static final Set<String> LITTLE = set("""
            de du des la le les l d et a au aux en pour un une m ma mon mes me on s sa son ses n j ai c est qu que se ce cette t
            ta ton ne y il elle je notre nos votre""");

    private static final CharArraySet ARTICLES = FrenchAnalyzer.DEFAULT_ARTICLES;

    private GuideWords() {}

    private static Map<String, String> same(String lines) {
        var same = new HashMap<String, String>();
        for (var line : lines.lines().toList()) {
            var words = Arrays.stream(line.split(" "))
                    .map(word -> new Word(word, FoldedText.plain(word)).key())
                    .toList();
            for (var word : words) same.put(word, words.getFirst());
        }
        return Map.copyOf(same);
    }

    /** The key of a word within a phrase of several words. */
    static String inPhrase(String key) {
        return SAME.getOrDefault(key, key);
    }

    static Map<String, String> same() {
        return SAME;
    }

    /** Words as they are compared, from words with a space between two. */
    private static Set<String> set(String words) {
        return Arrays.stream(words.split("\\s+")).map(FoldedText::plain).collect(Collectors.toUnmodifiableSet());
    }

    /** The stems of a text as they stand in the index. */
    static List<String> stems(String text) {
        var stems = new ArrayList<String>();
        try (var stream = ANALYZER.tokenStream("", text.replace('’', '\''))) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) stems.add(term.toString());
            stream.end();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return stems;
    }

    /** The sounds of the words of a text and of their stems: a stem of a word that is written otherwise may be the whole word. */
    static Set<String> sounds(String text) {
        return Stream.concat(said(text).stream().map(Word::folded), stems(text).stream())
                .map(GuideWords::sound)
                .filter(sound -> sound.length() > 2)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The sound of a stem, roughly: equal for "naturalisation" and "naturalisassion", "prud'homme" and "prudome". */
    static String sound(String stem) {
        var sound = stem;
        for (var one : SOUNDS) sound = one.heard().matcher(sound).replaceAll(one.as());
        return sound;
    }

    /** Letters that sound as others do. */
    private record Sound(Pattern heard, String as) {}

    private static final List<Sound> SOUNDS = Stream.of(
                    "[^a-z]", "",
                    "ph", "f",
                    "e?au|ot$", "o",
                    "(?:ss|t|s)ion", "sion",
                    "s?c(?=[eiy])|ss+|z", "s",
                    "qu|ck?h?(?![h])|k+", "k",
                    "g(?=[eiy])", "j",
                    "gu(?=[eiy])", "g",
                    "y", "i",
                    "h", "",
                    "[ae]i(?!n)|e[rt]$", "e",
                    "e[nm](?![aeiou])|am(?=[bp])", "an",
                    "(?:[ae]?i|u)[nm](?![aeiou])", "in",
                    "(.)\\1+", "$1",
                    "(?<=..)[etsxd]+$", "")
            .gather(Gatherers.windowFixed(2))
            .map(two -> new Sound(Pattern.compile(two.getFirst()), two.getLast()))
            .toList();

    /** Words as they were said, in order, little ones left out: each with what it is compared by. */
    static List<Word> said(String text) {
        var all = Arrays.stream(text.replace('’', '\'').split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> new Word(word, FoldedText.plain(word)))
                .toList();
        var telling = all.stream()
                .filter(word -> !LITTLE.contains(word.folded()) || isBorn(word.word()))
                .toList();
        return telling.isEmpty() ? all : telling;
    }

    /** Pairs of words of one phrase that tell something, in whatever order: whoever says two of them means the same more surely than by each alone. */
    static Set<String> pairs(String phrase) {
        var keys = said(phrase).stream()
                .filter(word -> !tellsNothing(word.folded()))
                .map(word -> inPhrase(word.key()))
                .distinct()
                .limit(MOST_PAIRED)
                .sorted()
                .toList();
        var pairs = new LinkedHashSet<String>();
        for (int one = 0; one < keys.size(); one++)
            for (int other = one + 1; other < keys.size(); other++) pairs.add(keys.get(one) + " " + keys.get(other));
        return pairs;
    }

    /** "né", which without its accent is "ne". */
    private static boolean isBorn(String word) {
        return word.equalsIgnoreCase("né");
    }

    static boolean tellsNothing(String folded) {
        return OF_QUESTIONS.contains(folded) || ARTICLES.contains(folded);
    }

    static Set<String> weak() {
        return WEAK;
    }

    static Set<String> nothing() {
        return OF_QUESTIONS;
    }

    static Set<String> little() {
        return LITTLE;
    }

    /** How much a word tells beside others. */
    static float weight(String folded) {
        return WEAK.contains(folded) ? LITTLE_WEIGHT : 1;
    }

    /** @param word with its accents, which the stemmer needs */
    record Word(String word, String folded) {
        /** Equal for forms of one word; a short word is only itself, because stems of long ones look like it ("papiers", "papi"). */
        String key() {
            var one = folded.length() > 3 && (folded.endsWith("s") || folded.endsWith("x"))
                    ? folded.substring(0, folded.length() - 1)
                    : folded;
            // "mort" and "morte", "volé" and "volée"
            if (one.length() == SHORT + 1 && one.endsWith("e")) return one.substring(0, SHORT);
            if (one.length() <= SHORT) return one;
            var stems = stems(word);
            return (stems.isEmpty() ? one : stems.getFirst()) + "~";
        }
    }
}
