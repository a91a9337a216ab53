"""The model that a training starts from, made of Mozilla's Portuguese→English student."""
