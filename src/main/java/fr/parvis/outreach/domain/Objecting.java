package fr.parvis.outreach.domain;

import java.util.UUID;

/** Keeps that a household said no, so that the next list respects it. */
public interface Objecting {

    void object(UUID entry);
}
