"""The stages run over many inputs."""
