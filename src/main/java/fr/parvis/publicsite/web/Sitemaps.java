// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.publicsite.web;

import fr.parvis.network.PublicPoints;
import fr.parvis.network.PublicPoints.Listed;
import fr.parvis.rounds.Rounds;
import fr.parvis.shell.ForThePublic;
import fr.parvis.shell.NotFound;
import fr.parvis.shell.Site;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Rules of what search engines may read, and the list of all public pages (sitemaps.org: 50,000 addresses a file, an index beyond). */
@Controller
@ForThePublic(replica = true)
class Sitemaps {
    static final int MOST = 50_000;
    private static final List<String> PAGES = List.of("/", "/reseau-en-chiffres");
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,2}");
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private final PublicPoints points;
    private final Rounds rounds;
    private final Site site;

    Sitemaps(PublicPoints points, Rounds rounds, Site site) {
        this.points = points;
        this.rounds = rounds;
        this.site = site;
    }

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                .body("""
                        User-agent: *
                        Disallow: /bureau
                        Disallow: /capture
                        Disallow: /connexion
                        Sitemap: %s
                        """.formatted(site.whole("/sitemap.xml")));
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<String> sitemap() {
        int count = points.count();
        if (count <= MOST / 2) {
            var tours = rounds.listCodes(MOST, 0);
            var stops = rounds.listStopCodes(MOST, 0);
            if (PAGES.size() + count + tours.size() + stops.size() <= MOST)
                return answer(pages(points.list(MOST, 0), tours, stops));
        }
        var index = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"" + NAMESPACE + "\">\n");
        for (int file = 1; file <= (count + MOST - 1) / MOST; file++)
            index.append("<sitemap><loc>")
                    .append(site.whole("/sitemap-" + file + ".xml"))
                    .append("</loc></sitemap>\n");
        for (var file : List.of("/sitemap-autres.xml", "/sitemap-arrets.xml"))
            index.append("<sitemap><loc>").append(site.whole(file)).append("</loc></sitemap>\n");
        return answer(index.append("</sitemapindex>\n").toString());
    }

    /** Points by 50,000; the first file is 1. */
    @GetMapping("/sitemap-{file}.xml")
    ResponseEntity<String> points(@PathVariable String file) {
        if (!NUMBER.matcher(file).matches()) throw new NotFound("sitemap");
        var some = points.list(MOST, (Integer.parseInt(file) - 1) * MOST);
        if (some.isEmpty()) throw new NotFound("sitemap");
        var all = begun();
        for (var point : some) add(all, point);
        return answer(all.append("</urlset>\n").toString());
    }

    /** Sitemap of the pages that are neither of a point nor of a stop. */
    @GetMapping("/sitemap-autres.xml")
    ResponseEntity<String> others() {
        return answer(pages(List.of(), rounds.listCodes(MOST - PAGES.size(), 0), List.of()));
    }

    @GetMapping("/sitemap-arrets.xml")
    ResponseEntity<String> stops() {
        var all = begun();
        for (var code : rounds.listStopCodes(MOST, 0)) add(all, "/a/" + code, null);
        return answer(all.append("</urlset>\n").toString());
    }

    private String pages(List<Listed> some, List<String> tours, List<String> stops) {
        var all = begun();
        for (var page : PAGES) add(all, page, null);
        for (var point : some) add(all, point);
        for (var code : tours) add(all, "/t/" + code, null);
        for (var code : stops) add(all, "/a/" + code, null);
        return all.append("</urlset>\n").toString();
    }

    private static StringBuilder begun() {
        return new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"" + NAMESPACE + "\">\n");
    }

    private void add(StringBuilder all, Listed point) {
        add(all, "/p/" + point.code(), LocalDate.ofInstant(point.changedAt(), ZoneOffset.UTC));
    }

    private void add(StringBuilder all, String path, @Nullable LocalDate changed) {
        all.append("<url><loc>").append(site.whole(path)).append("</loc>");
        if (changed != null) all.append("<lastmod>").append(changed).append("</lastmod>");
        all.append("</url>\n");
    }

    private static ResponseEntity<String> answer(String xml) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/xml;charset=UTF-8"))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(xml);
    }
}
