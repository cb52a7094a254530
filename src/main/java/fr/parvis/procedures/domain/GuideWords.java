// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.domain;

import fr.parvis.shell.FoldedText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
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
    /** Words of a question that tell nothing of what it is about. */
    private static final Set<String> OF_QUESTIONS = Set.of(
            "comment",
            "dois",
            "doit",
            "faut",
            "faire",
            "fait",
            "fais",
            "veux",
            "veut",
            "voudrais",
            "peux",
            "peut",
            "puis",
            "ai",
            "as",
            "a",
            "est",
            "es",
            "suis",
            "etre",
            "avoir",
            "quoi",
            "quel",
            "quelle",
            "quels",
            "quelles",
            "qui",
            "que",
            "qu",
            "si",
            "c",
            "y",
            "ca",
            "cela",
            "il",
            "elle",
            "ils",
            "on",
            "je",
            "j",
            "me",
            "m",
            "moi",
            "mon",
            "ma",
            "mes",
            "son",
            "sa",
            "ses",
            "ton",
            "ta",
            "tes",
            "te",
            "t",
            "tu",
            "vous",
            "votre",
            "notre",
            "nos",
            "leur",
            "leurs",
            "se",
            "s",
            "ce",
            "cette",
            "ces",
            "n",
            "ne",
            "pas",
            "plus",
            "bonjour",
            "merci",
            "aide",
            "aider",
            "besoin",
            "demander",
            "ou",
            "est-ce",
            "pourquoi",
            "combien",
            "quand",
            "sont",
            "sur",
            "avec",
            "dans",
            "par",
            "chez",
            "apres",
            "toujours",
            "encore",
            "deja",
            "tout",
            "toute",
            "trop",
            "tres",
            "bien",
            "va",
            "vais",
            "the",
            "of",
            "to");

    /** Words that are in most questions: they tell little beside others. */
    private static final Set<String> WEAK = Set.of(
            "mere",
            "pere",
            "maman",
            "papa",
            "fils",
            "fille",
            "mari",
            "femme",
            "epouse",
            "frere",
            "soeur",
            "cousin",
            "oncle",
            "tante",
            "papi",
            "papy",
            "mamie",
            "parents",
            "famille",
            "monsieur",
            "madame",
            "gens",
            "personne",
            "recu",
            "recevoir",
            "recois",
            "lettre",
            "papier",
            "courrier",
            "jour",
            "jours",
            "mois",
            "an",
            "ans",
            "hier",
            "semaine",
            "semaines",
            "quinze",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "un",
            "payer",
            "paye",
            "payes",
            "argent",
            "euros",
            "euro",
            "travail",
            "patron",
            "nouveau",
            "nouvelle",
            "reste",
            "obligatoire",
            "partir",
            "part",
            "donner",
            "donne",
            "prendre",
            "prend",
            "mettre",
            "met",
            "garder",
            "garde",
            "arrive",
            "arriver",
            "ecrit",
            "dit",
            "dire",
            "trouve",
            "touche",
            "toucher",
            "droit",
            "droits",
            "avant",
            "pays",
            "fini",
            "fin",
            "prochain",
            "petit",
            "petite",
            "grand",
            "seul",
            "seule",
            "vivre",
            "rien",
            "finance",
            "papiers");

    /** Words as short as this are compared as they are. */
    private static final int SHORT = 4;

    private static final float LITTLE_WEIGHT = 0.35f;

    private static final Set<String> LITTLE = Set.of(
            "de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "au", "aux", "en", "pour", "un", "une", "m",
            "ma", "mon", "mes", "me", "on", "s", "sa", "son", "ses", "n", "j", "ai", "c", "est", "qu", "que", "se",
            "ce", "cette", "t", "ta", "ton", "ne", "y", "il", "elle", "je", "notre", "nos", "votre");

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

    private static final CharArraySet ARTICLES = FrenchAnalyzer.DEFAULT_ARTICLES;

    private GuideWords() {}

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
