/** What is told of the figures outside the screens. */
@NullMarked
package fr.parvis.indicators.papers;

import org.jspecify.annotations.NullMarked;
