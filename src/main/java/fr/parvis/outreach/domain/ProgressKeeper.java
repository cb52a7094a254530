package fr.parvis.outreach.domain;

import java.util.UUID;

/** Keeps what a list came to, before its entries go. */
public interface ProgressKeeper {
    void keep(UUID list);
}
