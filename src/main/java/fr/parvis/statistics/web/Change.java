package fr.parvis.statistics.web;

import static fr.parvis.shell.Words.t;

/** How much more or less than before, in words. */
final class Change {
    /** Under it a percentage says more than it knows: the difference is told. */
    private static final long TOO_FEW_FOR_PERCENT = 20;

    private static final int WHOLE = 100;

    private Change() {}

    /** Empty when there is nothing to compare. */
    static String words(long now, long before) {
        if (before == 0) return "";
        if (now == before) return t("statistics.change.same");
        if (before < TOO_FEW_FOR_PERCENT)
            return now > before
                    ? t("statistics.change.more", now - before)
                    : t("statistics.change.fewer", before - now);
        long percent = Math.round(WHOLE * (double) (now - before) / before);
        if (percent == 0) return t("statistics.change.about-the-same");
        return percent > 0
                ? t("statistics.change.percent-more", percent)
                : t("statistics.change.percent-fewer", -percent);
    }
}
