// SPDX-License-Identifier: EUPL-1.2
package fr.parvis.shell;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/** Frame of a page: what it and the components need, bound for the rendering of one page. */
public final class Frame {

    /**
     * The page being rendered.
     *
     * @param query query string of its address
     * @param forThePublic whether it may be told in every {@link Language}
     * @param csrf the token of forms, made when a form asks for it: a page without one leaves no cookie
     * @param version of the static files; part of their address, so that they may be kept for a year
     */
    record Rendering(
            String path,
            @Nullable String query,
            boolean forThePublic,
            String version,
            Supplier<@Nullable CsrfToken> csrf,
            @Nullable Viewer who,
            Menu menu,
            String help,
            @Nullable Notice notice,
            Supplier<List<StaffNotices.Standing>> standing,
            Supplier<List<FootLinks.Link>> foot) {}

    static final ScopedValue<Rendering> RENDERING = ScopedValue.newInstance();

    private Frame() {}

    /** The address of a static file: {@code Frame.asset("parvis.css")}. */
    public static String asset(String path) {
        return "/v/" + RENDERING.get().version() + "/" + path;
    }

    /** The icons of this page: the public's pages and the desk have smaller sets, because they are loaded where lines are slow. */
    public static String icons() {
        if (isForThePublic()) return "shell/public.svg";
        return path().startsWith("/capture") ? "shell/desk.svg" : "shell/icons.svg";
    }

    public static String csrfParameter() {
        var csrf = RENDERING.get().csrf().get();
        return csrf == null ? "_csrf" : csrf.getParameterName();
    }

    public static String csrfToken() {
        var csrf = RENDERING.get().csrf().get();
        return csrf == null ? "" : csrf.getToken();
    }

    public static String path() {
        return RENDERING.get().path();
    }

    /** Whether the page may be told in every {@link Language}; the others are told in French and English. */
    public static boolean isForThePublic() {
        return RENDERING.get().forThePublic();
    }

    /** Where the same page is told in a language, with what was asked of it. */
    public static String in(Language language) {
        return path() + "?" + asked().collect(Collectors.joining()) + PublicLanguage.PARAMETER + "=" + language.code();
    }

    /** The address of a page in a language. */
    public static String in(Language language, String address) {
        return address + (address.contains("?") ? "&" : "?") + PublicLanguage.PARAMETER + "=" + language.code();
    }

    /** The address of this page, in the language that it was asked for by its address. */
    public static String asAsked(String address) {
        var query = RENDERING.get().query();
        return query != null && Stream.of(query.split("&")).anyMatch(Frame::namesLanguage)
                ? in(Words.language(), address)
                : address;
    }

    private static boolean namesLanguage(String asked) {
        return asked.startsWith(PublicLanguage.PARAMETER + "=");
    }

    private static Stream<String> asked() {
        var query = RENDERING.get().query();
        return query == null
                ? Stream.of()
                : Stream.of(query.split("&"))
                        .filter(one -> !one.isEmpty() && !namesLanguage(one))
                        .map(one -> one + "&");
    }

    /** The languages in which a search engine may find the same page; none where the page answers what somebody asked. */
    public static List<Language> alternates() {
        return isForThePublic() && asked().findAny().isEmpty()
                ? Stream.of(Language.values())
                        .filter(language -> language != Language.PLAIN_FRENCH)
                        .toList()
                : List.of();
    }

    public static @Nullable Viewer who() {
        return RENDERING.get().who();
    }

    /** Whether the viewer, if any, holds the right of that name. */
    public static boolean may(String right) {
        var who = who();
        return who != null && who.may(right);
    }

    public static Menu menu() {
        return RENDERING.get().menu();
    }

    /** Where the guide explains this page. */
    public static String help() {
        return RENDERING.get().help();
    }

    /** Standing notices on each page of the staff. */
    public static List<StaffNotices.Standing> standing() {
        return RENDERING.get().standing().get();
    }

    /** Links that modules add at the foot of the public's pages. */
    public static List<FootLinks.Link> foot() {
        return RENDERING.get().foot().get();
    }

    public static @Nullable Notice notice() {
        return RENDERING.get().notice();
    }
}
