// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.procedures.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.access.SearchText;
import fr.parvis.access.SignedIn;
import fr.parvis.access.Within;
import fr.parvis.network.LastPlace;
import fr.parvis.network.LocalDays;
import fr.parvis.procedures.ProceduresAddresses;
import fr.parvis.procedures.domain.CountSearches;
import fr.parvis.procedures.domain.FindSheets;
import fr.parvis.procedures.domain.GuideIndex;
import fr.parvis.procedures.domain.OfflineGuide;
import fr.parvis.procedures.domain.Sheet;
import fr.parvis.values.Sha256;
import fr.parvis.visits.DeskAnswers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;

/** The guide for the desk as JSON: three answers to what is typed, and the sheets that a device keeps for where there is no network. */
@Controller
@Requires(value = Right.RECORD_VISITS, within = Within.ASSOCIATION)
class GuideAtDesk {
    private static final String FIND = ProceduresAddresses.GUIDE + "/trouver.json";
    private static final String KEPT = ProceduresAddresses.GUIDE + "/appareil.json";
    private static final int SHOWN = 3;
    private static final int PAPERS = 8;

    private final FindSheets find;
    private final GuideIndex index;
    private final OfflineGuide offline;
    private final ShowSheets show;
    private final CountSearches counts;
    private final LastPlace places;
    private final LocalDays localDays;
    private final JsonMapper json;

    GuideAtDesk(
            FindSheets find,
            GuideIndex index,
            OfflineGuide offline,
            ShowSheets show,
            CountSearches counts,
            LastPlace places,
            LocalDays localDays,
            JsonMapper json) {
        this.find = find;
        this.index = index;
        this.offline = offline;
        this.show = show;
        this.counts = counts;
        this.places = places;
        this.localDays = localDays;
        this.json = json;
    }

    /** The desk asks here. */
    @Configuration(proxyBeanMethods = false)
    static class AtDesk {
        @Bean
        DeskAnswers answersOfGuide() {
            return new DeskAnswers(FIND, KEPT);
        }
    }

    /** A sheet below the line of the desk. @param old note that it is old, in words */
    record Answer(
            String id,
            String title,
            String answer,
            List<String> papers,
            List<String> forms,
            String href,
            @Nullable String old) {}

    /** The sheets of a device with their index; see {@link OfflineGuide.Pack}. */
    record Kept(
            int edition,
            List<Answer> sheets,
            List<String> stems,
            Map<String, Integer> forms,
            List<int[]> postings,
            Map<String, int[]> pairs,
            List<OfflineGuide.Phrase> phrases,
            Map<String, String> keys,
            Map<String, String> same,
            Set<String> weak,
            Set<String> nothing,
            Set<String> little) {}

    /** @param fini whether the text is whole, and not still being typed: then it counts as a search */
    @PostMapping(path = FIND, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<List<Answer>> find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "false") boolean fini,
            SignedIn who) {
        var asked = SearchText.of(q);
        var found = asked.namesSomething() ? find.find(asked.text(), SHOWN) : List.<Sheet>of();
        if (fini && asked.namesSomething() && index.isReady())
            counts.count(
                    asked.text(),
                    !found.isEmpty(),
                    places.of(who.account(), localDays.today()).orElse(null));
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .body(found.stream().map(this::answer).toList());
    }

    @GetMapping(path = KEPT, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Nullable
    ResponseEntity<byte[]> kept(@RequestParam(required = false) @Nullable UUID point, ServletWebRequest request) {
        var pack = offline.of(point);
        var body = json.writeValueAsBytes(new Kept(
                pack.edition(),
                pack.sheets().stream().map(this::answer).toList(),
                pack.stems(),
                pack.forms(),
                pack.postings(),
                pack.pairs(),
                pack.phrases(),
                pack.keys(),
                pack.same(),
                pack.weak(),
                pack.nothing(),
                pack.little()));
        // weak: a strong one would keep the server from compressing
        var tag = "W/" + Sha256.etag(body);
        if (request.checkNotModified(tag)) return null;
        return ResponseEntity.ok()
                .eTag(tag)
                .header("Cache-Control", "private, no-cache")
                .body(body);
    }

    private Answer answer(Sheet sheet) {
        return new Answer(
                sheet.id(),
                sheet.title(),
                sheet.answer(),
                ShowSheets.papers(sheet, PAPERS),
                sheet.services().stream().map(ShowSheets::said).limit(3).toList(),
                ProceduresAddresses.sheet(sheet.id()),
                show.isOld(sheet) ? fr.parvis.shell.Words.date(sheet.dated()) : null);
    }
}
