// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/AboutDialog.h"

#include "pages/Icon.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace gatehouse::shell {

using namespace Qt::Literals::StringLiterals;

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Gatehouse"));
    auto *picture = new QLabel(this);
    picture->setPixmap(pages::appIcon().pixmap(64));
    picture->setAlignment(Qt::AlignTop);
    auto *name = new QLabel(tr("Gatehouse %1").arg(QStringLiteral(GATEHOUSE_VERSION)), this);
    QFont font = name->font();
    font.setPointSizeF(font.pointSizeF() * 1.5);
    name->setFont(font);
    auto *what = new QLabel(tr("The door in front of your team's MCP servers."), this);
    auto *licences = new QLabel(
        tr("<p>Gatehouse is free software under the GNU General Public License, version 3 or any "
           "later one (GPL-3.0-or-later), and comes without any warranty. Its text is in the file "
           "LICENSE and at <a href=\"https://www.gnu.org/licenses/gpl-3.0.html\">gnu.org</a>.</p>"
           "<p>This app is made with Qt %1 (Core, Gui, Widgets, Network, Svg), used under the GNU "
           "Lesser General Public License, version 3.</p>"
           "<p>The icons are part of Gatehouse.</p>")
            .arg(QString::fromLatin1(qVersion())),
        this);
    licences->setWordWrap(true);
    licences->setTextFormat(Qt::RichText);
    licences->setTextInteractionFlags(Qt::TextBrowserInteraction);
    licences->setOpenExternalLinks(true);
    licences->setMinimumWidth(420);
    auto *buttons = new QDialogButtonBox(this);
    QPushButton *close = buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    QPushButton *qt = buttons->addButton(tr("About Qt"), QDialogButtonBox::ActionRole);
    qt->setAutoDefault(false);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(qt, &QPushButton::clicked, qApp, &QApplication::aboutQt);
    auto *text = new QVBoxLayout;
    for (QLabel *label : {name, what, licences})
        text->addWidget(label);
    auto *line = new QHBoxLayout;
    line->setSpacing(16);
    line->addWidget(picture);
    line->addLayout(text, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(line, 1);
    layout->addWidget(buttons);
}

} // namespace gatehouse::shell
