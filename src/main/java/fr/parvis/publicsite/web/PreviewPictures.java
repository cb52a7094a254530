// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import static fr.parvis.shell.Words.t;

import fr.parvis.network.PublicPoints;
import fr.parvis.rounds.Rounds;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.Language;
import fr.parvis.shell.NotFound;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/** The pictures of points, tours and stops for those who are sent their address, in the language in which it was shared. */
@Controller
@ForThePublic
class PreviewPictures {
    private final PublicPoints points;
    private final Rounds rounds;
    private final PreviewPicture picture;

    PreviewPictures(PublicPoints points, Rounds rounds, PreviewPicture picture) {
        this.points = points;
        this.rounds = rounds;
        this.picture = picture;
    }

    @ForThePublic(weight = 5)
    @GetMapping("/p/{code}/apercu-{language}.png")
    ResponseEntity<byte[]> point(@PathVariable String code, @PathVariable String language, WebRequest request) {
        var locale = locale(language);
        var point = points.findByCode(code, locale).orElseThrow(() -> new NotFound("point " + code));
        return answer(
                point.name(),
                point.address() + ", " + point.postcode() + " " + point.commune(),
                t(locale, "publicsite.picture.point"),
                request);
    }

    @ForThePublic(weight = 5)
    @GetMapping("/t/{code}/apercu-{language}.png")
    ResponseEntity<byte[]> tour(@PathVariable String code, @PathVariable String language, WebRequest request) {
        var locale = locale(language);
        var tour = rounds.findTour(code).orElseThrow(() -> new NotFound("tour " + code));
        var point = points.find(tour.point(), locale);
        return answer(
                tour.name(),
                point.map(found -> found.name()).orElse(""),
                t(locale, "publicsite.picture.tour"),
                request);
    }

    @ForThePublic(weight = 5)
    @GetMapping("/a/{code}/apercu-{language}.png")
    ResponseEntity<byte[]> stop(@PathVariable String code, @PathVariable String language, WebRequest request) {
        var locale = locale(language);
        var stop = rounds.findStop(code, locale).orElseThrow(() -> new NotFound("stop " + code));
        return answer(
                stop.place() + ", " + stop.commune(), stop.frequency(), t(locale, "publicsite.picture.stop"), request);
    }

    private static Locale locale(String language) {
        return Language.find(language).map(Language::locale).orElseThrow(() -> new NotFound("language"));
    }

    private ResponseEntity<byte[]> answer(String name, String where, String what, WebRequest request) {
        var text = new PreviewPicture.Text(name, where, what);
        var tag = "\"" + Integer.toHexString(text.hashCode()) + "\"";
        if (request.checkNotModified(tag))
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .eTag(tag)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body(picture.of(text));
    }
}
