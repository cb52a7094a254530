package fr.parvis.shell;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** The version that stands in the address of every static file: the build's time, so that a new build is a new address. */
@Component
public class StaticVersion {
    private static final String NO_BUILD = "dev";

    private final String value;

    StaticVersion(ObjectProvider<BuildProperties> build) {
        var properties = build.getIfAvailable();
        var time = properties == null ? null : properties.getTime();
        value = time == null ? NO_BUILD : Long.toString(time.getEpochSecond(), 36);
    }

    public String value() {
        return value;
    }

    /** Whether it names a build, rather than sources that may change under it. */
    public boolean ofABuild() {
        return !value.equals(NO_BUILD);
    }
}
