// SPDX-License-Identifier: EUPL-1.2
/** The register of mandates, one mandate, its papers, what is done under it, and the public check of a paper. */
@NullMarked
package fr.parvis.mandates.web;

import org.jspecify.annotations.NullMarked;
