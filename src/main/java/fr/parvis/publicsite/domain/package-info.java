/** What the public asks, understood. */
@NullMarked
package fr.parvis.publicsite.domain;

import org.jspecify.annotations.NullMarked;
