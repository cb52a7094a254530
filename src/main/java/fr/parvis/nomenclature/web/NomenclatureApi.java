// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.nomenclature.web;

import fr.parvis.access.Requires;
import fr.parvis.access.Right;
import fr.parvis.nomenclature.Code;
import fr.parvis.nomenclature.CodeList;
import fr.parvis.nomenclature.Nomenclature;
import fr.parvis.values.NetworkTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.server.ResponseStatusException;

/** The codes that everything else in the API bears, with their labels. */
@RestController
@Tag(name = "nomenclature", description = "The codes of acts, and what they are called")
class NomenclatureApi {

    /** A code of a list on a day. */
    @Schema(name = "NomenclatureCode")
    record CodeDocument(
            @Schema(description = "name of its list", example = "theme")
            String list,

            @Schema(example = "energy-bill") String code,

            @Schema(description = "family of a theme") @Nullable
            String parent,

            @Schema(description = "by language: fr is always there")
            Map<String, String> labels,

            @Schema(description = "whether an act may bear it: a family of themes may not")
            boolean usable,

            @Schema(description = "first day; null means always") @Nullable
            LocalDate from,

            @Schema(description = "first day on which it holds no more") @Nullable
            LocalDate until) {}

    /** The codes of a day, in their order. */
    @Schema(name = "NomenclatureDocument")
    record Document(
            @Schema(example = "2026-11-30") LocalDate on,

            @Schema(description = "grows at each change", example = "12")
            long revision,

            List<CodeDocument> items) {}

    private final Nomenclature nomenclature;
    private final Clock clock;

    NomenclatureApi(Nomenclature nomenclature, Clock clock) {
        this.nomenclature = nomenclature;
        this.clock = clock;
    }

    @Requires(Right.READ_NOMENCLATURE)
    @GetMapping(path = "/api/v1/nomenclature", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getNomenclature",
            summary = "Codes of acts of a day, with their labels",
            description = "Ask again with If-None-Match: 304 while nothing has changed.")
    @Nullable
    ResponseEntity<Document> nomenclature(
            @Parameter(description = "day of the acts; today when left out", example = "2026-11-30")
                    @RequestParam(required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable
                    LocalDate on,
            @Parameter(description = "one list alone", example = "theme") @RequestParam(required = false) @Nullable
                    String list,
            @Parameter(hidden = true) ServletWebRequest request) {
        var lists = list == null
                ? Arrays.asList(CodeList.values())
                : List.of(CodeList.find(list)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "no list " + list)));
        var day = on == null ? NetworkTime.today(clock) : on;
        long revision = nomenclature.revision();
        var tag = "W/\"" + revision + "-" + day + "-" + (list == null ? "" : list) + "\"";
        if (request.checkNotModified(tag)) return null;
        var catalogue = nomenclature.on(day);
        var codes = lists.stream()
                .flatMap(one ->
                        catalogue.list(one).stream().map(code -> document(code, catalogue.isUsable(one, code.code()))))
                .toList();
        return ResponseEntity.ok()
                .eTag(tag)
                .header("Cache-Control", "private, no-cache")
                .body(new Document(day, revision, codes));
    }

    private static CodeDocument document(Code code, boolean usable) {
        var labels = new TreeMap<String, String>();
        code.labels().forEach((language, label) -> labels.put(language, label.text()));
        return new CodeDocument(
                code.list().key(), code.code(), code.parent(), labels, usable, code.from(), code.until());
    }
}
