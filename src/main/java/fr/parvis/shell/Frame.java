package fr.parvis.shell;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the page frame and the components need, bound for the rendering of one page. */
public final class Frame {

    /**
     * The page being rendered.
     *
     * @param version of the static files; part of their address, so that they may be kept for a year
     */
    record Rendering(
            String path,
            String version,
            String csrfParameter,
            String csrfToken,
            @Nullable Viewer who,
            List<NavigationEntry> navigation,
            @Nullable Notice notice,
            Supplier<List<StaffNotices.Standing>> standing) {}

    static final ScopedValue<Rendering> RENDERING = ScopedValue.newInstance();

    private Frame() {}

    /** The address of a static file: {@code Frame.asset("parvis.css")}. */
    public static String asset(String path) {
        return "/v/" + RENDERING.get().version() + "/" + path;
    }

    /** The icons of this page: the desk has a smaller set, because it is loaded where lines are slow. */
    public static String icons() {
        return path().startsWith("/capture") ? "shell/desk.svg" : "shell/icons.svg";
    }

    public static String csrfParameter() {
        return RENDERING.get().csrfParameter();
    }

    public static String csrfToken() {
        return RENDERING.get().csrfToken();
    }

    public static String path() {
        return RENDERING.get().path();
    }

    public static @Nullable Viewer who() {
        return RENDERING.get().who();
    }

    /** Whether the viewer, if any, holds the right of that name. */
    public static boolean may(String right) {
        var who = who();
        return who != null && who.may(right);
    }

    public static List<NavigationEntry> navigation() {
        return RENDERING.get().navigation();
    }

    /** What stands on each page of the staff. */
    public static List<StaffNotices.Standing> standing() {
        return RENDERING.get().standing().get();
    }

    public static @Nullable Notice notice() {
        return RENDERING.get().notice();
    }
}
