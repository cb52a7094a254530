// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.opendata.web;

import fr.parvis.files.Download;
import fr.parvis.opendata.papers.PublicFiguresForm;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.FormFields;
import fr.parvis.statistics.PublicFigures;
import fr.parvis.statistics.PublicFigures.Release;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Monthly figures for anybody, without an account: the last version of each month, or all versions of one. */
@RestController
@Tag(name = "open data")
@ForThePublic(replica = true)
@SecurityRequirements
@CrossOrigin(
        originPatterns = "*",
        methods = {RequestMethod.GET, RequestMethod.HEAD},
        allowCredentials = "false")
class PublicFiguresApi {
    private final PublicFigures figures;

    PublicFiguresApi(PublicFigures figures) {
        this.figures = figures;
    }

    /** @param month such as 2026-09: every version of it */
    @GetMapping("/api/v1/public-figures")
    @Operation(
            operationId = "getPublicFigures",
            summary = "Monthly figures for anybody",
            description =
                    "The last version of each month, or with month every version of it; small numbers are hidden. JSON or, with format=csv, a table.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "the figures",
                            content = {
                                @Content(
                                        mediaType = "application/json",
                                        schema =
                                                @Schema(
                                                        type = "object",
                                                        additionalProperties = Schema.AdditionalPropertiesValue.TRUE)),
                                @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
                            }))
    void figures(
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(required = false) @Nullable String month,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        var releases = releases(month);
        switch (format) {
            case "json" ->
                Answer.send(PublicFiguresForm.json(releases, figures), "application/json", request, response);
            case "csv" -> {
                Download.name(response, "chiffres.csv");
                Answer.send(PublicFiguresForm.table(releases, figures), "text/csv;charset=UTF-8", request, response);
            }
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "format must be json or csv");
        }
    }

    private List<Release> releases(@Nullable String month) {
        if (month == null || month.isBlank()) return figures.releases();
        try {
            var asked = YearMonth.parse(month.strip());
            // the database does not know all years that Java reads
            if (!FormFields.isYear(asked.getYear())) throw new DateTimeException("year");
            return figures.history(asked);
        } catch (DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "month must be a month such as 2026-09");
        }
    }
}
