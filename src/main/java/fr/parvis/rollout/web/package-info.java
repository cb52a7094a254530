@NullMarked
package fr.parvis.rollout.web;

import org.jspecify.annotations.NullMarked;
